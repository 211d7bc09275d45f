/** What presses about a customer besides her open tasks. */
import { IconBolt, IconCoin, IconHourglass, IconMessageReply, type TablerIcon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Customer } from '../../../model/customer.ts'
import type { SegmentRule } from '../../../model/segment.ts'
import { useCustomerLine } from '../../api/use-customer.ts'
import { useMapMeasure } from '../../api/use-map-measure.ts'
import { useFewRecords } from '../../api/use-records.ts'
import { useNow } from '../../parts/use-now.ts'
import { CardSection } from '../../records/card-section.tsx'
import { recordPath } from '../../records/record-path.ts'
import styles from './next.module.css'
import { type NextAction, nextActions } from './next-actions.ts'

const most = 20
const icons: Record<NextAction['kind'], TablerIcon> = {
  answer: IconMessageReply,
  deal: IconCoin,
  stalled: IconHourglass,
  pain: IconBolt,
}

const openOf = (id: string, states: readonly string[]): SegmentRule => ({
  kind: 'all',
  rules: [
    { kind: 'field', field: 'customer', op: 'is', value: id },
    { kind: 'field', field: 'status', op: 'any-of', value: [...states] },
  ],
})

/** `map`: the one that is looked at. */
function useNextActions(customer: Customer, map: string | undefined, hasRecord: boolean): NextAction[] {
  const now = useNow(60_000)
  const tickets = useFewRecords(
    'ticket',
    { filter: openOf(customer.id, ['new', 'open', 'waiting']) },
    most,
    hasRecord,
  )
  const deals = useFewRecords('deal', { filter: openOf(customer.id, ['open']) }, most, hasRecord)
  const line = useCustomerLine(customer.id, map).data
  const measured = useMapMeasure(map ?? '', {}, false, map !== undefined).data?.measure
  const last = line?.state === 'open' ? line.dots.find(({ step }) => step === line.lastStep) : undefined
  return nextActions({
    tickets: tickets.data?.rows ?? [],
    deals: deals.data?.rows ?? [],
    measure: measured?.map.id === map ? measured : undefined,
    lastStep: last && { step: last.step, at: last.lastAt },
    now,
  })
}

type Props = { customer: Customer; map: string | undefined; hasRecord: boolean }

export function NextCard({ customer, map, hasRecord }: Props) {
  const actions = useNextActions(customer, map, hasRecord)
  return (
    <CardSection title="Needs attention" about={actions.length > 0 ? actions.length : undefined}>
      {actions.length === 0 && (
        <p className="sm faint">
          Nothing: no answer is late, no deal is over its day, no step takes too long.
        </p>
      )}
      <ul className={styles.actions}>
        {actions.map((action) => (
          <Action key={action.key} action={action} />
        ))}
      </ul>
    </CardSection>
  )
}

function Action({ action: { kind, title, why, record, map } }: { action: NextAction }) {
  const Icon = icons[kind]
  const to = record ? recordPath(record.type, record.id) : `/maps/${encodeURIComponent(map ?? '')}`
  return (
    <li className={styles.action}>
      <Icon
        size={16}
        stroke={1.75}
        className={kind === 'pain' || kind === 'answer' ? 'bad' : 'faint'}
        aria-hidden
      />
      <div>
        <Link to={to as string} className="sm medium">
          {title}
        </Link>
        <p className="xs faint">{why}</p>
      </div>
    </li>
  )
}
