/** What the screens read of records: their types, lists, boards, one record, its history and files. */
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PlaceInList } from '../../model/crm/crm-record.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import type { SegmentRule } from '../../model/segment.ts'
import { client, read } from './client.ts'
import { useLive } from './use-live.ts'
import { useOnceWithin } from './use-once-within.ts'

export const recordsKey = ['records'] as const
export const listKey = (type: RecordType) => [...recordsKey, type, 'list'] as const
export const boardKey = (type: RecordType) => [...recordsKey, type, 'board'] as const
export const recordKey = (type: RecordType, id: string) => [...recordsKey, type, 'one', id] as const

export type ListWish = {
  filter?: SegmentRule | undefined
  sort?: string | undefined
  q?: string | undefined
  /** those that were deleted, and no others */
  deleted?: boolean | undefined
}

export const wishQuery = ({ filter, sort, q, deleted }: ListWish) => ({
  ...(deleted ? { deleted: 'true' as const } : {}),
  ...(filter ? { filter: JSON.stringify(filter) } : {}),
  ...(sort ? { sort } : {}),
  ...(q ? { q } : {}),
})

export const useRecordTypes = () =>
  useQuery({
    queryKey: ['record-types'],
    queryFn: ({ signal }) => read(client.GET('/api/v1/record-types', { signal })),
  })

export const useRecordType = (type: RecordType) => {
  const types = useRecordTypes()
  return { ...types, data: types.data?.find((each) => each.type === type) }
}

/** The first few, for cards and choices. */
export const useFewRecords = (type: RecordType, wish: ListWish, limit: number, enabled = true) =>
  useQuery({
    queryKey: [...recordsKey, type, 'few', wish, limit],
    queryFn: ({ signal }) =>
      read(
        client.GET('/api/v1/records/{type}', {
          params: { path: { type }, query: { ...wishQuery(wish), limit } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    enabled,
  })

export type BoardQuery = ListWish & { group: string; pipeline?: string | undefined; limit: number }

export const useBoard = (type: RecordType, { group, pipeline, limit, ...wish }: BoardQuery, enabled = true) =>
  useQuery({
    queryKey: [...boardKey(type), group, pipeline ?? '', limit, wish],
    queryFn: ({ signal }) =>
      read(
        client.GET('/api/v1/records/{type}/board', {
          params: {
            path: { type },
            query: { group, limit, ...wishQuery(wish), ...(pipeline ? { pipeline } : {}) },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    enabled,
  })

export const usePipelines = (enabled: boolean) =>
  useQuery({
    queryKey: ['pipelines'],
    queryFn: ({ signal }) => read(client.GET('/api/v1/pipelines', { signal })),
    enabled,
  })

export const useRecord = (type: RecordType, id: string, enabled = true) =>
  useQuery({
    queryKey: recordKey(type, id),
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/records/{type}/{id}', { params: { path: { type, id } }, signal })),
    enabled: enabled && id !== '',
  })

/** Where a record stands in a list; `from`: where it stood when somebody came to it. Known while one looks, and then forgotten. */
export function usePlaceInList(type: RecordType, id: string, list: ListWish | undefined, from?: string) {
  const cache = useQueryClient()
  const queryKey = [...recordKey(type, id), 'place', list, from ?? ''] as const
  return useQuery({
    queryKey,
    gcTime: 0,
    queryFn: ({ signal }) => {
      // What moved in the list since somebody came to it is still gone on from where it was.
      const here = from ?? cache.getQueryData<PlaceInList>(queryKey)?.from
      return read(
        client.GET('/api/v1/records/{type}/{id}/place', {
          params: {
            path: { type, id },
            query: { ...wishQuery(list ?? {}), ...(here ? { from: here } : {}) },
          },
          signal,
        }),
      )
    },
    placeholderData: keepPreviousData,
    enabled: list !== undefined && id !== '',
  })
}

export const useRecordHistory = (type: RecordType, id: string) =>
  useInfiniteQuery({
    queryKey: [...recordKey(type, id), 'history'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/records/{type}/{id}/history', {
          params: { path: { type, id }, query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  })

export const useRecordFiles = (type: RecordType, id: string) =>
  useQuery({
    queryKey: [...recordKey(type, id), 'files'],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/records/{type}/{id}/files', { params: { path: { type, id } }, signal })),
  })

export const useRecordSearch = (q: string, types: readonly RecordType[], limit: number, enabled = true) =>
  useQuery({
    queryKey: [...recordsKey, 'search', q, types, limit],
    queryFn: ({ signal }) =>
      read(
        client.GET('/api/v1/search', {
          params: { path: {}, query: { q, limit, ...(types.length > 0 ? { types: types.join(',') } : {}) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    enabled,
  })

const leastPauseMs = 2_000
const pauseFarDownMs = 15_000
const lastPageAtTheTop = 2

/** A page of a long list that is found by counting from the top, which costs more than reading on. */
const isFarDown = ({ queryKey: [, , of, , page] }: { queryKey: readonly unknown[] }): boolean =>
  of === 'list' && typeof page === 'number' && page > lastPageAtTheTop

/**
 * Others work too: what they change is read again, at most every two seconds; far down in a long list less often.
 * Customers change with every wave of interactions; a page about others hears of its own only.
 */
export function useLiveRecords({ type, id }: { type?: RecordType; id?: string }) {
  const cache = useQueryClient()
  const readAgainSoon = useOnceWithin(
    leastPauseMs,
    () => void cache.invalidateQueries({ queryKey: recordsKey, predicate: (query) => !isFarDown(query) }),
  )
  const readFarDownAgain = useOnceWithin(
    pauseFarDownMs,
    () => void cache.invalidateQueries({ queryKey: recordsKey, predicate: isFarDown }),
  )
  useLive((event) => {
    if (event.kind !== 'records') return
    const concerns = type
      ? event.types.includes(type)
      : event.types.some((each) => each !== 'customer') || event.ids.includes(id ?? '')
    if (!concerns) return
    readAgainSoon()
    readFarDownAgain()
  })
}
