/** What hangs on a customer, a company or a campaign in money and help: open deals, won deals, orders, open tickets. */
import type { RecordType } from '../../model/crm/record-type.ts'
import type { SegmentRule } from '../../model/segment.ts'
import { useBoard } from '../api/use-records.ts'
import { count, money } from '../parts/format.ts'

type Board = NonNullable<ReturnType<typeof useBoard>['data']>
const openTicket = new Set(['new', 'open', 'waiting'])

const sumOf = (board: Board | undefined, value: string): string => {
  const column = board?.columns.find((each) => each.value === value)
  return (
    column?.sums.map(({ minor, currency }) => money(minor, currency)).join(' + ') ||
    (column?.count ? String(column.count) : '')
  )
}

/** Name and figure; empty where there is nothing. */
export function useMoneyFigures(
  type: RecordType,
  id: string,
  enabled: boolean,
): [name: string, text: string][] {
  const filter: SegmentRule = { kind: 'field', field: type, op: 'is', value: id }
  const deals = useBoard('deal', { group: 'status', filter, limit: 0 }, enabled)
  const isCampaign = type === 'campaign'
  const tickets = useBoard('ticket', { group: 'status', filter, limit: 0 }, enabled && !isCampaign)
  const open = (tickets.data?.columns ?? [])
    .filter(({ value }) => openTicket.has(value))
    .reduce((sum, column) => sum + column.count, 0)
  return [
    ['Open deals', sumOf(deals.data, 'open')],
    ['Won', sumOf(deals.data, 'won')],
    ['Open tickets', open > 0 ? count(open) : ''],
  ]
}
