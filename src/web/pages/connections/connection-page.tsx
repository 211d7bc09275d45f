/** One connection: how fresh it is, what is wrong, what it brought, and its settings. */
import { Link, useParams } from '@tanstack/react-router'
import type { Connection, ConnectorInfo } from '../../../model/connection.ts'
import { ApiError } from '../../api/api-error.ts'
import { useChangeConnection, useConnection, useConnectors } from '../../api/use-connections.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { toast } from '../../frame/toast.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Failed } from '../../parts/failed.tsx'
import { May } from '../../parts/may.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { AsksCard } from './asks-card.tsx'
import { rhythmOf, stateWords } from './connection-words.ts'
import styles from './connections.module.css'
import { ConnectorIcon } from './connector-icon.tsx'
import { DeliveriesCard } from './deliveries-card.tsx'
import { FormerSecret } from './former-secret.tsx'
import { GoneCard } from './gone-card.tsx'
import { NotTakenCard } from './not-taken-card.tsx'
import { RunsCard } from './runs-card.tsx'
import { SettingsForm } from './settings-form.tsx'
import { StateCard } from './state-card.tsx'

export function ConnectionPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const connection = useConnection(id)
  const connectors = useConnectors()
  useCrumbs({ name: 'Sources', to: '/sources' }, { name: connection.data?.name ?? 'Connection' })
  const isRemoved = connection.error instanceof ApiError && connection.error.status === 404
  if (isRemoved && connection.data?.removing) return <Removed name={connection.data.name} />
  if (connection.isError && !connection.data)
    return <Failed what="The connection" error={connection.error} again={() => void connection.refetch()} />
  const info = connectors.data?.find((one) => one.id === connection.data?.connector)
  return (
    <div className="page">
      {connection.data && info ? (
        <Filled connection={connection.data} info={info} />
      ) : (
        <div role="status" aria-label="Loading" style={{ display: 'grid', gap: 16 }}>
          <Skeleton width={280} height={28} />
          <Skeleton width="100%" height={110} />
          <Skeleton width="100%" height={260} />
        </div>
      )}
    </div>
  )
}

function Removed({ name }: { name: string }) {
  return (
    <div className="page">
      <section className={`card ${styles.card}`} role="status">
        <h1 className="page-title">“{name}” is removed</h1>
        <p className="sm">What only it brought is taken back.</p>
        <Link to={'/sources' as string} className="button" style={{ justifySelf: 'start' }}>
          All sources
        </Link>
      </section>
    </div>
  )
}

function Filled({ connection, info }: { connection: Connection; info: ConnectorInfo }) {
  const { name, tone } = stateWords[connection.state]
  // What columns are wants the whole width.
  const settings = (
    <May permission="settings">
      <SettingsCard connection={connection} info={info} />
    </May>
  )
  return (
    <>
      <header className={styles.head}>
        <span className={`round-icon ${styles.round}`}>
          <ConnectorIcon connector={info.id} />
        </span>
        <div className="grow">
          <h1 className="page-title clip" title={connection.name}>
            {connection.name}
          </h1>
          <p className="faint">
            {info.name}, {rhythmOf(connection)}
          </p>
        </div>
        <span className={`chip ${tone}`}>{name}</span>
        <Link to={'/sources' as string} className="button">
          All sources
        </Link>
      </header>
      <StateCard connection={connection} />
      {connection.gone && (
        <May permission="settings">
          <GoneCard connection={connection} gone={connection.gone} />
        </May>
      )}
      {connection.asks > 0 && (
        <May permission="settings">
          <AsksCard connection={connection} />
        </May>
      )}
      <div className={styles.columns}>
        <div className={styles.stack}>
          {connection.notTaken > 0 && (
            <May permission="settings">
              <NotTakenCard connection={connection} />
            </May>
          )}
          <RunsCard connection={connection} />
          {connection.hookPath && (
            <May permission="settings">
              <DeliveriesCard connection={connection} />
            </May>
          )}
        </div>
        <div className={styles.stack}>
          {connection.hookPath && <AddressCard connection={connection} steps={info.steps} />}
          {connection.hookPath && settings}
          {bringsFiles(connection) && <ImportsCard />}
        </div>
      </div>
      {!connection.hookPath && settings}
    </>
  )
}

/** Files of records are imports like those that people upload. */
const bringsFiles = ({ connector, settings }: Connection): boolean =>
  connector.startsWith('csv-') && settings.brings === 'records'

function ImportsCard() {
  return (
    <section className={`card ${styles.card}`} aria-labelledby="imports-title">
      <h2 className="heading" id="imports-title">
        Files it brought
      </h2>
      <p className="sm faint">
        Each is an import of records: with the rows that were not taken, to download, and it can be taken
        back.
      </p>
      <Link to={'/record-imports' as string} className="button">
        All imports
      </Link>
    </section>
  )
}

function AddressCard({ connection, steps }: { connection: Connection; steps: readonly string[] }) {
  const address = location.origin + connection.hookPath
  return (
    <section className={`card ${styles.card}`} aria-labelledby="address-title">
      <h2 className="heading" id="address-title">
        The address to send to
      </h2>
      <p className={styles.address}>
        <code className="xs">{address}</code>
        <CopyButton text={address} name="Copy address" />
      </p>
      {connection.formerSecretUntil && (
        <FormerSecret connection={connection} until={connection.formerSecretUntil} />
      )}
      <ol className={`sm ${styles.steps}`}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}

function SettingsCard({ connection, info }: { connection: Connection; info: ConnectorInfo }) {
  const change = useChangeConnection(connection.id)
  return (
    <details className={`card ${styles.card} ${styles.fold}`}>
      <summary className="heading">Settings</summary>
      <SettingsForm
        info={info}
        connection={connection}
        isPending={change.isPending}
        error={change.error}
        submit="Save"
        onSubmit={({ everyMinutes, ...filled }) =>
          change.mutate(
            { ...filled, ...(info.way === 'pull' ? { everyMinutes } : {}) },
            { onSuccess: () => toast('Saved.') },
          )
        }
      />
    </details>
  )
}
