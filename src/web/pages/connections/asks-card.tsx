/** What the other system asks of a person, such as to erase somebody; it stands there until it is done. */
import { IconCheck } from '@tabler/icons-react'
import type { Connection } from '../../../model/connection.ts'
import { failureText } from '../../api/api-error.ts'
import { useAnswered, useDeliveries } from '../../api/use-connections.ts'
import { toast } from '../../frame/toast.ts'
import { ago, dayAndTime } from '../../parts/format.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import styles from './connections.module.css'

export function AsksCard({ connection }: { connection: Connection }) {
  const asked = useDeliveries(connection.id, 'asks')
  const answered = useAnswered(connection.id)
  const now = useNow(30_000)
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className={`card ${styles.card}`} aria-labelledby="asks-title">
      <h2 className="heading" id="asks-title">
        To do
      </h2>
      {asked.isPending && <Skeleton width="100%" height={60} />}
      {asked.isError && (
        <p className="sm bad" role="alert">
          {failureText(asked.error)}
        </p>
      )}
      <ul className={styles.rows}>
        {rows.map(({ id, kind, receivedAt, error }) => (
          <li key={id}>
            <div className="grow">
              <p className="sm medium">{error}</p>
              <p className="xs faint" title={dayAndTime(receivedAt)}>
                {kind} · {ago(receivedAt, now)}
              </p>
            </div>
            <button
              type="button"
              className="button"
              disabled={answered.isPending}
              onClick={() =>
                answered.mutate(id, { onError: (error) => toast(failureText(error), { tone: 'bad' }) })
              }
            >
              <IconCheck size={14} aria-hidden />
              Done
            </button>
          </li>
        ))}
      </ul>
      <MoreRows list={asked} />
    </section>
  )
}
