/** What the address of a record's page says besides which one: the list it was opened from, and what its timeline shows. */
import type { SegmentRule } from '../../model/segment.ts'
import type { ListWish } from '../api/use-records.ts'
import { type RecordsAddress, recordsAddressOf } from './records-address.ts'

/** `within`: of a board, the column in which the record stood. */
export type ListOfRecord = RecordsAddress & { within?: SegmentRule | undefined }
export type RecordAddress = {
  list?: ListOfRecord | undefined
  channels?: string | undefined
  kinds?: string | undefined
}

const listIn = (value: unknown): ListOfRecord | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const search = value as Record<string, unknown>
  const { filter: within } = recordsAddressOf({ filter: search.within })
  return { ...recordsAddressOf(search), ...(within ? { within } : {}) }
}

export function recordAddressOf(search: Record<string, unknown>): RecordAddress {
  const list = listIn(search.list)
  return {
    ...(list ? { list } : {}),
    ...(typeof search.channels === 'string' ? { channels: search.channels } : {}),
    ...(typeof search.kinds === 'string' ? { kinds: search.kinds } : {}),
  }
}

/** What the list is asked by. */
export function wishOf({ filter, within, sort, q, deleted }: ListOfRecord): ListWish {
  const both: SegmentRule | undefined =
    within && filter ? { kind: 'all', rules: [within, filter] } : (within ?? filter)
  return { filter: both, sort, q, deleted }
}
