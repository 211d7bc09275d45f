/** A company as its people: what they come to, and hearing of what they do. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { client, read } from './client.ts'
import { useLive } from './use-live.ts'
import { useOnceWithin } from './use-once-within.ts'
import { recordsKey } from './use-records.ts'

/** Under the records' key, so that it is read again when deals, tickets or people change. */
export const companyKey = (id: string) => [...recordsKey, 'company', 'together', id] as const

/** While so much happens that nobody is named, and when people may have come or gone, it is read this often. */
const pauseMs = 3_000

export const useCompanyPeople = (id: string) =>
  useQuery({
    queryKey: [...companyKey(id), 'people'],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/companies/{id}/people', { params: { path: { id } }, signal })),
  })

/** Asks again whenever what its people just did is there, and again when it is counted. */
export function useLiveCompany(id: string) {
  const cache = useQueryClient()
  const { data } = useCompanyPeople(id)
  const people = new Set<string>(data?.customers)
  const isOneOfThem = (customer: string) => people.has(customer)
  const readAgain = () => void cache.invalidateQueries({ queryKey: companyKey(id) })
  const readAgainSoon = useOnceWithin(pauseMs, readAgain)
  useLive((event) => {
    if (event.kind === 'records' && event.types.includes('customer')) readAgainSoon()
    if (event.kind === 'interactions' && event.latest.some(({ customer }) => isOneOfThem(customer)))
      readAgain()
    if (event.kind !== 'customers') return
    // Of very many people not all are known here.
    const mayBeOthers = data !== undefined && data.people > data.customers.length
    if (event.ids.some(isOneOfThem)) readAgain()
    else if (event.ids.length === 0 || mayBeOthers) readAgainSoon()
  })
}
