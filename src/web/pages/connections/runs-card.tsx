/** What the last runs of a connection did. */
import type { Connection } from '../../../model/connection.ts'
import { failureText } from '../../api/api-error.ts'
import { useRuns } from '../../api/use-connections.ts'
import { ago, dayAndTime, duration } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { causeWords, countsText, outcomeWords } from './connection-words.ts'
import styles from './connections.module.css'

export function RunsCard({ connection }: { connection: Connection }) {
  const runs = useRuns(connection.id)
  const now = useNow(5_000)
  return (
    <section className={`card ${styles.card}`} aria-labelledby="runs-title">
      <h2 className="heading" id="runs-title">
        Runs
      </h2>
      {runs.isPending && <Skeleton width="100%" height={80} />}
      {runs.isError && (
        <p className="sm bad" role="alert">
          {failureText(runs.error)}
        </p>
      )}
      {runs.data?.length === 0 && <p className="sm faint">It has not run yet.</p>}
      <ul className={styles.rows}>
        {runs.data?.map((run) => {
          const { name, tone } = outcomeWords[run.outcome]
          const took = run.finishedAt ? (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000 : null
          return (
            <li key={run.id}>
              <span className={`chip ${tone}`}>{name}</span>
              <div className="grow">
                <p className="sm num">{countsText(run.counts)}</p>
                {run.failure && <p className="xs bad">{run.failure.what}</p>}
              </div>
              <p className="xs faint num" title={dayAndTime(run.startedAt)}>
                {[
                  causeWords[run.cause],
                  ago(run.startedAt, now),
                  took !== null && took >= 1 ? `took ${duration(took)}` : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
