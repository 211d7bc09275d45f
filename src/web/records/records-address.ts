/** What a list shows, as its address says it: so that a list can be sent to somebody. */
import { SegmentRule } from '../../model/segment.ts'

export type RecordsAddress = {
  view?: 'board' | 'calendar' | undefined
  q?: string | undefined
  sort?: string | undefined
  filter?: SegmentRule | undefined
  columns?: string | undefined
  pipeline?: string | undefined
  saved?: string | undefined
  /** what was deleted, to bring it back */
  deleted?: true | undefined
  /** of a calendar: what it shows, and a day of it */
  span?: 'week' | undefined
  day?: string | undefined
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined

export function recordsAddressOf(search: Record<string, unknown>): RecordsAddress {
  const filter = SegmentRule.safeParse(search.filter)
  const address: RecordsAddress = {
    view: search.view === 'board' || search.view === 'calendar' ? search.view : undefined,
    q: textIn(search.q),
    sort: textIn(search.sort),
    filter: filter.success ? filter.data : undefined,
    columns: textIn(search.columns),
    pipeline: textIn(search.pipeline),
    saved: textIn(search.saved),
    deleted: search.deleted === true ? true : undefined,
    span: search.span === 'week' ? 'week' : undefined,
    day: textIn(search.day),
  }
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined))
}
