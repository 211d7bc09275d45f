/** Everything that happened with a customer, about one order, deal or ticket of hers, or with a company: newest first and grouped by day. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { CrmRecord } from '../../model/crm/crm-record.ts'
import type { SegmentRule } from '../../model/segment.ts'
import { failureText } from '../api/api-error.ts'
import { useLiveCompany } from '../api/use-company.ts'
import { useLiveCustomer } from '../api/use-customer.ts'
import { useFewRecords } from '../api/use-records.ts'
import { type About, type TimelineOf, useTimeline, useTimelineCounts } from '../api/use-timeline.ts'
import { customerName } from '../parts/customer-name.ts'
import { MoreRows } from '../parts/more-rows.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useNow } from '../parts/use-now.ts'
import { daysOf } from './days-of.ts'
import type { RecordAddress } from './record-address.ts'
import styles from './timeline.module.css'
import { type TimelineFilter, timelineAddress, timelineFilterOf } from './timeline-filter.ts'
import { TimelineHead } from './timeline-head.tsx'
import { type ObjectNames, TimelineRow } from './timeline-row.tsx'

const mostNames = 50
/** A company's people have more of them together. */
const mostNamesOfMany = 200

/** `hasRecord`: deals and the like may hang on her, and are called by their names. */
type Props = { of: TimelineOf; hasRecord: boolean; about?: CrmRecord }

/** What interactions carry of a record: the id it has where it comes from, or ours. */
const keyOf = ({ id, values }: CrmRecord): string =>
  typeof values.externalId === 'string' ? values.externalId : id

/** What happened about an order, a deal or a ticket; it also hears of what happens now. */
export function ObjectTimeline({ record }: { record: CrmRecord }) {
  const customer = typeof record.values.customer === 'string' ? record.values.customer : ''
  useLiveCustomer(customer)
  return customer === '' ? null : (
    <Timeline of={{ type: 'customer', id: customer }} hasRecord about={record} />
  )
}

/** What happened with the people of a company and with its own records, each entry saying with whom. */
export function CompanyTimeline({ id }: { id: string }) {
  useLiveCompany(id)
  return <Timeline of={{ type: 'company', id }} hasRecord />
}

export function Timeline({ of, hasRecord, about }: Props) {
  const filter = timelineFilterOf(useSearch({ strict: false }) as RecordAddress)
  const navigate = useNavigate()
  const change = (next: TimelineFilter) =>
    void navigate({
      to: '.',
      search: ((search: object) => ({ ...search, ...timelineAddress(next) })) as never,
      state: (state) => state,
      replace: true,
      resetScroll: false,
    })
  const now = useNow(60_000)
  const only: About = about ? { [about.type]: keyOf(about) } : {}
  const { data: counts } = useTimelineCounts(of, only)
  const timeline = useTimeline(of, filter, only)
  const isNarrowed = filter.channels.length + filter.kinds.length > 0
  const pages = timeline.data?.pages ?? []
  const entries = pages.flatMap((page) => page.entries)
  const people = new Map<string, string>(
    pages.flatMap((page) =>
      'people' in page ? page.people.map((each) => [each.id, customerName(each)] as const) : [],
    ),
  )
  const names = useObjectNames(of, [...people.keys()], hasRecord)
  return (
    <section className={`card ${styles.card}`} aria-labelledby="timeline">
      <TimelineHead counts={counts} filter={filter} onFilter={change} />
      <div data-old={timeline.isPlaceholderData || undefined} className={styles.days}>
        {daysOf(entries, now).map(({ day, entries }) => (
          <section key={day} className={styles.day} aria-label={day}>
            <h3 className="xs faint">{day}</h3>
            <ul>
              {entries.map((entry) => (
                <TimelineRow
                  key={entry.messageId}
                  entry={entry}
                  names={names}
                  about={about}
                  who={people.get(entry.customer ?? '')}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {timeline.isPending && <Rows />}
      {timeline.isSuccess && entries.length === 0 && (
        <p className="sm faint" style={{ paddingTop: 12 }}>
          {isNarrowed ? 'Nothing of this kind happened. ' : emptyText[of.type]}
          {isNarrowed && (
            <button type="button" className="link" onClick={() => change({ channels: [], kinds: [] })}>
              Show all
            </button>
          )}
        </p>
      )}
      {timeline.isError && (
        <p className="sm bad" role="alert">
          {failureText(timeline.error)}{' '}
          <button type="button" className="link" onClick={() => void timeline.refetch()}>
            Try again
          </button>
        </p>
      )}
      <MoreRows list={timeline} className={`${styles.older} no-print`} />
    </section>
  )
}

const emptyText = {
  customer: 'Nothing has happened yet.',
  company: 'Nothing has happened yet with this company.',
}

const is = (field: string, value: string): SegmentRule => ({ kind: 'field', field, op: 'is', value })

/** `people`: whose entries are shown, of a company. */
function useObjectNames({ type, id }: TimelineOf, people: readonly string[], enabled: boolean): ObjectNames {
  const filter: SegmentRule =
    type === 'customer' || people.length === 0
      ? is(type, id)
      : {
          kind: 'any',
          rules: [
            is('company', id),
            { kind: 'field', field: 'customer', op: 'any-of', value: people.toSorted() },
          ],
        }
  const most = type === 'company' ? mostNamesOfMany : mostNames
  const wish = { filter, sort: '-updatedAt' }
  const deals = useFewRecords('deal', wish, most, enabled)
  const tickets = useFewRecords('ticket', wish, most, enabled)
  const orders = useFewRecords('order', wish, most, enabled)
  const rows = [deals, tickets, orders].flatMap(({ data }) => data?.rows ?? [])
  return Object.fromEntries(
    rows.map((row) => [`${row.type} ${keyOf(row)}`, { id: row.id, name: row.label || row.type }]),
  )
}

function Rows() {
  return (
    <div style={{ display: 'grid', gap: 16, paddingTop: 16 }} role="status" aria-label="Loading">
      {['80%', '55%', '70%', '60%'].map((width) => (
        <Skeleton key={width} width={width} height={20} />
      ))}
    </div>
  )
}
