/** The way from a record back to the list it was opened from: with its filter and order, at the row of the record. */
import { useLocation, useSearch } from '@tanstack/react-router'
import type { RecordType } from '../../model/crm/record-type.ts'
import type { Crumb } from '../frame/crumbs.tsx'
import { noList } from './list-place.ts'
import type { RecordAddress } from './record-address.ts'
import { listPath } from './record-path.ts'

export function useListCrumb(type: RecordType, name: string): Crumb {
  const { list } = useSearch({ strict: false }) as RecordAddress
  const key = useLocation({ select: ({ state }) => state.list })
  if (!list) return { name, to: listPath(type) }
  const { within: _, ...search } = list
  return { name, to: listPath(type), search, list: key ?? noList }
}
