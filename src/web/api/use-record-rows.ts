/** The rows of a list around the place where somebody looks, however long it is: each page is read by its place. */
import {
  type QueryClient,
  type UseQueryResult,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CrmRecord, Labels, RecordPage } from '../../model/crm/crm-record.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { client, read } from './client.ts'
import { type ListWish, listKey, wishQuery } from './use-records.ts'

const pageSize = 100
/** Asked for early: whoever scrolls fast passes a hundred rows in the time of one answer. */
const aheadRows = 150
const behindRows = 30
/** Whoever drags the scrollbar passes many places: only where it rests is read. */
const restMs = 80
/** Pages out of sight are forgotten, so that a long walk through a list does not keep all of it. */
const keptMs = 60_000

const pageKey = (type: RecordType, wish: ListWish, page: number) => [...listKey(type), wish, page]

/** Behind a page that is there, reading on is quicker than counting from the top. */
const startOf = (cache: QueryClient, type: RecordType, wish: ListWish, page: number) => {
  const before = cache.getQueryState<RecordPage>(pageKey(type, wish, page - 1))
  const next = before?.isInvalidated ? undefined : before?.data?.next
  return next ? { cursor: next } : { at: page * pageSize }
}

const pageQuery = (cache: QueryClient, type: RecordType, wish: ListWish, page: number) => ({
  queryKey: pageKey(type, wish, page),
  gcTime: keptMs,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(
      client.GET('/api/v1/records/{type}', {
        params: {
          path: { type },
          query: {
            ...wishQuery(wish),
            limit: pageSize,
            ...(page === 0 ? {} : startOf(cache, type, wish, page)),
          },
        },
        signal,
      }),
    ),
})

/** The first page, which knows how many there are. While another question is asked, the answer to the last one stays. */
export const useFirstRecords = (type: RecordType, wish: ListWish) =>
  useQuery({
    ...pageQuery(useQueryClient(), type, wish, 0),
    placeholderData: (page) => page,
  })

type Range = { first: number; last: number }
const top: Range = { first: 1, last: 0 }

const rangeOf = (from: number, to: number): Range => ({
  first: Math.max(1, Math.floor((from - behindRows) / pageSize)),
  last: Math.floor((to + aheadRows) / pageSize),
})

/** Follows the rows in sight: at once where somebody walks, after a rest where somebody jumps. */
function useRange(question: string): [Range, (from: number, to: number) => void] {
  const [{ range, of }, setRange] = useState({ range: top, of: question })
  const now = of === question ? range : top
  const current = useRef(now)
  current.current = now
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: where somebody rested in another list is no place in this one
  useEffect(() => () => clearTimeout(timer.current), [question])
  const look = useCallback(
    (from: number, to: number) => {
      const next = rangeOf(from, to)
      clearTimeout(timer.current)
      const { first, last } = current.current
      if (first === next.first && last === next.last) return
      const isNear = next.first <= last + 1 && next.last >= first - 1
      if (isNear) setRange({ range: next, of: question })
      else timer.current = setTimeout(() => setRange({ range: next, of: question }), restMs)
    },
    [question],
  )
  return [now, look]
}

export type Row = { record: CrmRecord; labels: Labels }
export type RecordRows = ReturnType<typeof useRecordRows>
type Pages = ReadonlyMap<number, RecordPage>
/** How many rows there are, as far as pages have shown it. */
type Reach = { rows: number; isEnd: boolean }

const dataOf = (answers: readonly UseQueryResult<RecordPage>[]) => answers.map(({ data }) => data)

/** Where nobody counted them all, there is a page more than was read until one is the last. */
function reachOf(pages: Pages, before: Reach): Reach {
  const total = pages.get(0)?.total
  if (total?.exact) return { rows: total.n, isEnd: true }
  let reach: Reach = { ...before, rows: Math.max(before.rows, total ? total.n + pageSize : 0) }
  for (const [page, { rows, next }] of pages) {
    const end = page * pageSize + rows.length
    if (next === null) reach = { rows: end, isEnd: true }
    else if (!reach.isEnd && end + pageSize > reach.rows) reach = { rows: end + pageSize, isEnd: false }
  }
  return reach
}

export function useRecordRows(type: RecordType, wish: ListWish) {
  const cache = useQueryClient()
  const question = JSON.stringify([type, wish])
  const first = useFirstRecords(type, wish)
  const [range, look] = useRange(question)
  const [told, setTold] = useState({ rows: 0, isEnd: false, of: question })
  const before = told.of === question ? told : { rows: 0, isEnd: false }
  const pages = new Map<number, RecordPage>()
  if (first.data) pages.set(0, first.data)
  const known = reachOf(pages, before)
  // The rows of another question are not continued.
  const most = first.isPlaceholderData ? 0 : Math.min(range.last, Math.ceil(known.rows / pageSize) - 1)
  const numbers = Array.from({ length: Math.max(0, most - range.first + 1) }, (_, at) => range.first + at)
  const further = useQueries({
    queries: numbers.map((page) => pageQuery(cache, type, wish, page)),
    combine: dataOf,
  })
  for (const [at, page] of numbers.entries()) {
    const answer = further[at]
    if (answer) pages.set(page, answer)
  }
  const reach = reachOf(pages, before)
  if (!first.isPlaceholderData && (reach.rows !== before.rows || reach.isEnd !== before.isEnd))
    setTold({ ...reach, of: question })
  return {
    first,
    question,
    count: reach.rows,
    /** Whether somebody counted them all. */
    isCounted: reach.isEnd,
    look,
    rowAt(index: number): Row | undefined {
      const page = pages.get(Math.floor(index / pageSize))
      const record = page?.rows[index % pageSize]
      return page && record ? { record, labels: page.labels } : undefined
    },
    /** Where a record stands among the rows around a place. */
    indexNear(id: string, index: number): number | undefined {
      const around = Math.floor(index / pageSize)
      for (const page of [around, around - 1, around + 1]) {
        const at = pages.get(page)?.rows.findIndex((row) => row.id === id) ?? -1
        if (at >= 0) return page * pageSize + at
      }
      return undefined
    },
    /** One that was read of this list, wherever it stands. */
    recordOf: (id: string): CrmRecord | undefined =>
      cache
        .getQueriesData<RecordPage>({ queryKey: [...listKey(type), wish] })
        .flatMap(([, page]) => page?.rows.filter((row) => row.id === id) ?? [])[0],
    /** All that were read of this list and are still kept. */
    idsRead: (): string[] =>
      cache
        .getQueriesData<RecordPage>({ queryKey: [...listKey(type), wish] })
        .flatMap(([, page]) => page?.rows.map(({ id }) => id) ?? []),
  }
}
