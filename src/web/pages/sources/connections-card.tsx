/** Other systems that are connected: how fresh each is and what is wrong with it. */
import { IconPlugConnected } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Connection } from '../../../model/connection.ts'
import { failureText } from '../../api/api-error.ts'
import { useConnections } from '../../api/use-connections.ts'
import { ago, count, dayAndTime } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { stateWords } from '../connections/connection-words.ts'
import { ConnectorIcon } from '../connections/connector-icon.tsx'
import styles from './sources.module.css'

export function ConnectionsCard() {
  const connections = useConnections()
  return (
    <section className={`card ${styles.card}`} id="connections" aria-labelledby="connections-title">
      <header className="row">
        <h2 className="heading grow" id="connections-title">
          Connections
        </h2>
        <May permission="settings">
          <Link to={'/connections/new' as string} className="button">
            <IconPlugConnected size={14} aria-hidden />
            Connect a system
          </Link>
        </May>
      </header>
      {connections.isPending && <Skeleton width="100%" height={46} />}
      {connections.isError && !connections.data && (
        <p className="sm bad" role="alert">
          {failureText(connections.error)}{' '}
          <button type="button" className="link" onClick={() => void connections.refetch()}>
            Try again
          </button>
        </p>
      )}
      {connections.data?.length === 0 && (
        <p className="sm faint">
          Nothing is connected yet: a shop, a help desk, a mailbox, a database or a folder of files.
        </p>
      )}
      <ul className={styles.imports}>
        {connections.data?.map((connection) => (
          <ConnectionRow key={connection.id} connection={connection} />
        ))}
      </ul>
    </section>
  )
}

function ConnectionRow({ connection }: { connection: Connection }) {
  const now = useNow(5_000)
  const { id, name, connector, state, freshAt, failure, counts, asks, gone } = connection
  const toDo = asks + (gone ? 1 : 0)
  const { name: word, tone } = stateWords[state]
  return (
    <li>
      <Link to={`/connections/${id}` as string} className={styles.import}>
        <ConnectorIcon connector={connector} />
        <span className="grow" style={{ minWidth: 0 }}>
          <span className={`medium clip ${styles.name}`}>{name}</span>
          <span
            className={`xs clip ${styles.name} ${failure ? 'bad' : 'faint'}`}
            title={freshAt ? dayAndTime(freshAt) : undefined}
          >
            {failure ? failure.what : freshAt ? `in step ${ago(freshAt, now)}` : 'nothing came yet'}
          </span>
        </span>
        <span className="sm faint num">{count(counts.taken)}</span>
        {toDo > 0 && <span className="chip warn">{count(toDo)} to do</span>}
        <span className={`chip ${tone}`}>{word}</span>
      </Link>
    </li>
  )
}
