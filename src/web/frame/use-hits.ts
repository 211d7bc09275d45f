/** What the search over everything finds: maps, pages, what can be made anew, records, and who was seen. */
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconRoute, IconUser, type TablerIcon } from '@tabler/icons-react'
import type { RecordTypeInfo } from '../../model/crm/crm-record.ts'
import { useCustomers } from '../api/use-customers.ts'
import { useEntry, useMay } from '../api/use-entry.ts'
import { useMaps } from '../api/use-maps.ts'
import { useRecordSearch, useRecordTypes } from '../api/use-records.ts'
import { count } from '../parts/format.ts'
import { recordIcons } from '../records/record-icon.ts'
import { recordPath } from '../records/record-path.ts'
import { searchDetail } from '../records/search-detail.ts'
import { besides, destinations } from './destinations.ts'

/** Where it leads, or what it makes. */
type Target = { to: string } | { make: RecordTypeInfo }
export type Hit = Target & { key: string; group: string; name: string; about: string; icon: TablerIcon }

/** Of what is there without asking the server. */
const mostAtHand = 12
const mostRecords = 12

const startsWord = (text: string, wanted: string): boolean =>
  text
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => word.startsWith(wanted)) || text.toLowerCase().startsWith(wanted)

/** All words of the wish, each at the beginning of a word: "new de" finds "New deal". */
const fits = (hit: Hit, wanted: string): boolean =>
  wanted.split(/\s+/).every((word) => startsWord(hit.name, word) || startsWord(hit.about, word))

/** Names before what is said about them. */
const byName = (hits: Hit[], wanted: string): Hit[] => {
  const isNamed = ({ name }: Hit) => wanted.split(/\s+/).every((word) => startsWord(name, word))
  return [...hits.filter(isNamed), ...hits.filter((hit) => !isNamed(hit))]
}

function useAtHand(): Hit[] {
  const maps = useMaps()
  const types = useRecordTypes()
  const me = useEntry().data?.me
  const mayEdit = useMay('edit')
  const mapHits = (maps.data ?? []).map(
    ({ id, design }): Hit => ({
      key: `map ${id}`,
      group: 'Map',
      name: design.name,
      about: design.actor,
      icon: IconRoute,
      to: `/maps/${encodeURIComponent(id)}`,
    }),
  )
  const pageHits = [...destinations, ...(me ? besides(me.permissions) : [])].map(
    ({ name, about, icon, to }): Hit => {
      const plain = name.replaceAll('\u00ad', '')
      return { key: to, group: 'Page', name: plain, about, icon, to }
    },
  )
  const makeHits = (mayEdit ? (types.data ?? []) : []).map(
    (info): Hit => ({
      key: `new ${info.type}`,
      group: 'Make',
      name: `New ${info.label.toLowerCase()}`,
      about: '',
      icon: IconPlus,
      make: info,
    }),
  )
  return [...mapHits, ...pageHits, ...makeHits]
}

export function useHits(text: string): { hits: Hit[]; isWaiting: boolean; error: unknown } {
  const wanted = text.trim().toLowerCase()
  const [slow] = useDebouncedValue(wanted, 150)
  const asks = slow.length > 0
  const customers = useCustomers(slow, 8, asks)
  const records = useRecordSearch(slow, [], mostRecords, asks)
  const atHand = useAtHand()
  const recordHits = (wanted ? (records.data ?? []) : []).map(
    ({ type, id, label, detail }): Hit => ({
      key: `${type} ${id}`,
      group: `${type.charAt(0).toUpperCase()}${type.slice(1)}`,
      name: label || detail,
      about: searchDetail(label, detail),
      icon: recordIcons[type],
      to: recordPath(type, id),
    }),
  )
  const known = new Set(recordHits.map(({ key }) => key))
  const customerHits = (wanted ? (customers.data?.rows ?? []) : []).flatMap(
    ({ id, label, interactions }): Hit[] =>
      known.has(`customer ${id}`)
        ? []
        : [
            {
              key: `customer ${id}`,
              group: 'Customer',
              name: label,
              about: `${count(interactions)} ${interactions === 1 ? 'interaction' : 'interactions'}`,
              icon: IconUser,
              to: `/customers/${id}`,
            },
          ],
  )
  return {
    hits: [
      ...(wanted
        ? byName(
            atHand.filter((hit) => fits(hit, wanted)),
            wanted,
          ).slice(0, mostAtHand)
        : atHand),
      ...recordHits,
      ...customerHits,
    ],
    isWaiting: wanted !== '' && (wanted !== slow || records.isFetching || customers.isFetching),
    error: wanted === '' ? null : (records.error ?? customers.error),
  }
}
