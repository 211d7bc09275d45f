/** Connect a system: the catalogue, then the form of what was chosen. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ConnectorInfo } from '../../../model/connection.ts'
import { useConnect, useConnectors } from '../../api/use-connections.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { toast } from '../../frame/toast.ts'
import { Failed } from '../../parts/failed.tsx'
import { MayPage } from '../../parts/may.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './connections.module.css'
import { ConnectorIcon } from './connector-icon.tsx'
import { SettingsForm } from './settings-form.tsx'

export function NewConnectionPage() {
  const { connector } = useSearch({ strict: false }) as { connector?: string }
  const connectors = useConnectors()
  const chosen = connectors.data?.find(({ id }) => id === connector)
  useCrumbs(
    { name: 'Sources', to: '/sources' },
    { name: chosen ? `Connect ${chosen.name}` : 'Connect a system' },
  )
  if (connectors.isError && !connectors.data)
    return <Failed what="The catalogue" error={connectors.error} again={() => void connectors.refetch()} />
  return (
    <div className="page">
      <MayPage permission="settings">
        {!connectors.data && (
          <div role="status" aria-label="Loading" className={styles.catalogue}>
            {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
              <Skeleton key={key} width="100%" height={96} />
            ))}
          </div>
        )}
        {connectors.data && !chosen && <Catalogue connectors={connectors.data} />}
        {chosen && <NewForm key={chosen.id} info={chosen} />}
      </MayPage>
    </div>
  )
}

function Catalogue({ connectors }: { connectors: readonly ConnectorInfo[] }) {
  const ways = [
    {
      way: 'receive',
      title: 'They call Waymark',
      about: 'The other system sends what happens, at once and signed.',
    },
    {
      way: 'pull',
      title: 'Waymark asks them',
      about: 'On a schedule, further from where the last run ended.',
    },
  ] as const
  return (
    <>
      <header>
        <h1 className="page-title">Connect a system</h1>
        <p className="faint">
          What it brings becomes interactions and records of your customers; each counts once.
        </p>
      </header>
      {ways.map(({ way, title, about }) => (
        <section key={way} className={styles.way} aria-labelledby={`way-${way}`}>
          <h2 className="heading" id={`way-${way}`}>
            {title}
          </h2>
          <p className="sm faint">{about}</p>
          <ul className={styles.catalogue}>
            {connectors
              .filter((one) => one.way === way)
              .map(({ id, name, about }) => (
                <li key={id}>
                  <Link
                    to={'/connections/new' as string}
                    search={{ connector: id } as never}
                    className={`card ${styles.offer}`}
                  >
                    <span className={`round-icon ${styles.round}`}>
                      <ConnectorIcon connector={id} />
                    </span>
                    <span>
                      <span className="medium">{name}</span>
                      <span className="sm faint">{about}</span>
                    </span>
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function NewForm({ info }: { info: ConnectorInfo }) {
  const navigate = useNavigate()
  const connect = useConnect()
  return (
    <>
      <header className={styles.head}>
        <span className={`round-icon ${styles.round}`}>
          <ConnectorIcon connector={info.id} />
        </span>
        <div className="grow">
          <h1 className="page-title">Connect {info.name}</h1>
          <p className="faint">{info.about}</p>
        </div>
      </header>
      <div className={styles.columns}>
        <section className={`card ${styles.card}`} aria-label="Settings">
          <SettingsForm
            info={info}
            isPending={connect.isPending}
            error={connect.error}
            submit="Connect"
            onSubmit={(filled) =>
              connect.mutate(
                { connector: info.id, ...filled },
                {
                  onSuccess: ({ id, name }) => {
                    toast(`“${name}” is connected.`)
                    void navigate({ to: `/connections/${id}` as string })
                  },
                },
              )
            }
          >
            <Link to={'/connections/new' as string} className="button quiet">
              Choose another
            </Link>
          </SettingsForm>
        </section>
        <Steps info={info} />
      </div>
    </>
  )
}

export function Steps({ info }: { info: ConnectorInfo }) {
  return (
    <aside className={`card ${styles.card}`} aria-labelledby="steps-title">
      <h2 className="heading" id="steps-title">
        What to do there
      </h2>
      <ol className={`sm ${styles.steps}`}>
        {info.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {info.way === 'receive' && (
        <p className="xs faint">The address to send to is shown as soon as it is connected.</p>
      )}
    </aside>
  )
}
