/** The messages to one webhook: what came of each, what is in it, and sending it again. */
import { useState } from 'react'
import type { Delivery, DeliveryState, Webhook } from '../../../../model/webhook.ts'
import { failureText } from '../../../api/api-error.ts'
import { useDeliveries, useDelivery, useReplay } from '../../../api/use-webhooks.ts'
import { toast } from '../../../frame/toast.ts'
import { CopyButton } from '../../../parts/copy-button.tsx'
import { FailureLine } from '../../../parts/failure-line.tsx'
import { ago, dayAndTime } from '../../../parts/format.ts'
import { MoreRows } from '../../../parts/more-rows.tsx'
import { Payload } from '../../../parts/payload.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import { useNow } from '../../../parts/use-now.ts'
import styles from './webhooks.module.css'

const states: { name: string; state: DeliveryState | undefined }[] = [
  { name: 'All', state: undefined },
  { name: 'Waiting', state: 'waiting' },
  { name: 'Given up', state: 'failed' },
]

export function DeliveriesList({ webhook }: { webhook: Webhook }) {
  const [state, setState] = useState<DeliveryState | undefined>()
  const deliveries = useDeliveries(webhook.id, state)
  const rows = deliveries.data?.pages.flatMap((page) => page.rows)
  return (
    <div className={styles.deliveries}>
      <fieldset className="segments" style={{ border: 0, margin: 0 }} aria-label="Which messages">
        {states.map(({ name, state: one }) => (
          <button key={name} type="button" aria-pressed={one === state} onClick={() => setState(one)}>
            {name}
          </button>
        ))}
      </fieldset>
      {!rows && !deliveries.isError && <Skeleton width="100%" height={96} />}
      <FailureLine error={deliveries.error} />
      {rows?.length === 0 && (
        <p className="sm faint">
          {state ? 'There is none.' : 'Nothing has happened yet that it wants to hear of. Send a test.'}
        </p>
      )}
      <ul className={styles.messages}>
        {rows?.map((delivery) => (
          <DeliveryRow key={delivery.id} webhook={webhook.id} delivery={delivery} />
        ))}
      </ul>
      <MoreRows list={deliveries} text="Show earlier ones" />
    </div>
  )
}

const stateChips: Record<DeliveryState, { name: string; tone: string }> = {
  delivered: { name: '✓ delivered', tone: 'good' },
  waiting: { name: 'waiting', tone: 'warn' },
  failed: { name: '✕ given up', tone: 'bad' },
}

function DeliveryRow({ webhook, delivery }: { webhook: number; delivery: Delivery }) {
  const [open, setOpen] = useState(false)
  const replay = useReplay()
  const now = useNow(5_000)
  const { id, message, happening, at, state, attempts, nextAt, status, problem } = delivery
  const { name, tone } = stateChips[state]
  return (
    <li>
      <div className={styles.message}>
        <span className={`chip ${tone}`}>{name}</span>
        <div className={styles.what}>
          <p className="sm medium">{happening}</p>
          <p className="xs faint num" title={dayAndTime(at)}>
            {ago(at, now)}
            {attempts > 0 && `, ${attempts === 1 ? 'one attempt' : `${attempts} attempts`}`}
            {status !== null && `, answered ${status}`}
            {nextAt && attempts > 0 && `, next ${dayAndTime(nextAt)}`}
          </p>
          {problem && <p className="xs bad">{problem}</p>}
        </div>
        <button
          type="button"
          className="button quiet"
          aria-expanded={open}
          aria-label={`Content of ${happening}, ${message}`}
          onClick={() => setOpen(!open)}
        >
          Content
        </button>
        {state !== 'waiting' && happening !== 'waymark.test' && (
          <button
            type="button"
            className="button"
            disabled={replay.isPending}
            onClick={() =>
              replay.mutate(
                { id: webhook, delivery: id },
                {
                  onSuccess: () => toast('The message is sent again.'),
                  onError: (error) => toast(failureText(error), { tone: 'bad' }),
                },
              )
            }
          >
            Send again
          </button>
        )}
      </div>
      {open && <Content webhook={webhook} delivery={id} />}
    </li>
  )
}

function Content({ webhook, delivery }: { webhook: number; delivery: number }) {
  const found = useDelivery(webhook, delivery)
  if (!found.data)
    return found.isError ? <FailureLine error={found.error} /> : <Skeleton width="100%" height={80} />
  const { message, body } = found.data
  return (
    <div className={styles.content}>
      <p className="row xs faint">
        <span className="grow clip">webhook-id: {message}</span>
        <CopyButton text={body} name="Copy body" />
      </p>
      <Payload text={body} />
    </div>
  )
}
