/** What was sent to a connection, as it came; it can be told once more. */
import { IconRepeat } from '@tabler/icons-react'
import { useState } from 'react'
import type { Connection, HookDelivery } from '../../../model/connection.ts'
import { failureText } from '../../api/api-error.ts'
import { useDeliveries, useReplayDeliveries } from '../../api/use-connections.ts'
import { toast } from '../../frame/toast.ts'
import { ago, count, dayAndTime } from '../../parts/format.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { Payload } from '../../parts/payload.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { deliveryWords } from './connection-words.ts'
import styles from './connections.module.css'

const choices = [
  ['failed', 'Replay failed'],
  ['unknown', 'Replay unknown'],
  ['all', 'Replay all'],
] as const

export function DeliveriesCard({ connection }: { connection: Connection }) {
  const deliveries = useDeliveries(connection.id)
  const replay = useReplayDeliveries(connection.id)
  const rows = deliveries.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className={`card ${styles.card}`} aria-labelledby="received-title">
      <header className="row" style={{ flexWrap: 'wrap' }}>
        <h2 className="heading" id="received-title">
          Received
        </h2>
        <span className="grow" />
        {rows.length > 0 &&
          choices.map(([which, text]) => (
            <button
              key={which}
              type="button"
              className="button"
              disabled={replay.isPending}
              onClick={() =>
                replay.mutate(which, {
                  onSuccess: ({ waiting }) =>
                    toast(
                      waiting === 0 ? 'There is nothing to replay.' : `${count(waiting)} are told once more.`,
                    ),
                  onError: (error) => toast(failureText(error), { tone: 'bad' }),
                })
              }
            >
              <IconRepeat size={13} aria-hidden />
              {text}
            </button>
          ))}
      </header>
      {deliveries.isPending && <Skeleton width="100%" height={80} />}
      {deliveries.isError && (
        <p className="sm bad" role="alert">
          {failureText(deliveries.error)}
        </p>
      )}
      {deliveries.isSuccess && rows.length === 0 && <p className="sm faint">Nothing was sent yet.</p>}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <DeliveryRow key={row.id} delivery={row} />
        ))}
      </ul>
      <MoreRows list={deliveries} />
    </section>
  )
}

function DeliveryRow({ delivery }: { delivery: HookDelivery }) {
  const [opened, setOpened] = useState(false)
  const now = useNow(30_000)
  const { name, tone } = deliveryWords[delivery.state]
  return (
    <li>
      <span className={`chip ${tone}`}>{name}</span>
      <div className="grow">
        <p className="sm medium clip">{delivery.kind || 'without a name'}</p>
        <p className="xs faint" title={dayAndTime(delivery.receivedAt)}>
          {[
            ago(delivery.receivedAt, now),
            delivery.state === 'taken'
              ? `${count(delivery.interactions)} ${delivery.interactions === 1 ? 'interaction' : 'interactions'}`
              : '',
            delivery.error,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <button type="button" className="link sm" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        {opened ? 'Hide' : 'Show'}
        <span className="visually-hidden"> what was sent</span>
      </button>
      {opened && <Payload text={delivery.payload} />}
    </li>
  )
}
