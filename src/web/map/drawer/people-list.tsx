/** A list of journeys under its title, read page by page as it is scrolled. */
import { IconX } from '@tabler/icons-react'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { failureText } from '../../api/api-error.ts'
import { count } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './drawer.module.css'

type Page<Row> = { title: string; total: number; customers: number; rows: Row[] }
type Props<Row> = {
  answer: UseInfiniteQueryResult<InfiniteData<Page<Row>>>
  onClose: () => void
  /** What else the title line says, such as "did it 30 times". */
  also?: string | undefined
  /** Letters that the rows fit; empty: all are shown. */
  searched?: string
  /** What stands between the head and the list. */
  tools?: ReactNode
  draw: (row: Row) => ReactNode
}

const rowHeight = 52

export function PeopleList<Row>({ answer, onClose, also, searched, tools, draw }: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null)
  const first = answer.data?.pages[0]
  const rows = answer.data?.pages.flatMap((page) => page.rows) ?? []
  const virtual = useVirtualizer({
    count: first?.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer
  useEffect(() => {
    if (lastShown >= rows.length - 40 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [lastShown, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  return (
    <>
      <div className={styles.head}>
        <div className="grow">
          <h2 className={styles.title}>{first?.title ?? <Skeleton width={180} height={16} />}</h2>
          <p className="sm faint num" role="status">
            {first && searched ? (
              `${count(first.total)} ${first.total === 1 ? 'fits' : 'fit'} “${searched}”`
            ) : first ? (
              <>
                <b>{count(first.total)}</b> {first.total === 1 ? 'journey' : 'journeys'}
                {first.customers !== first.total && ` of ${count(first.customers)} customers`}
                {also && `, ${also}`}
              </>
            ) : (
              <Skeleton width={120} />
            )}
          </p>
        </div>
        <button type="button" className="button quiet icon" aria-label="Close" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </button>
      </div>
      {tools}
      {answer.isError && !first ? (
        <div className={styles.failed} role="alert">
          <p>{failureText(answer.error)}</p>
          <button type="button" className="button" onClick={() => void answer.refetch()}>
            Try again
          </button>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section ref={scroller} className={styles.list} tabIndex={0} aria-label="Journeys">
          {!first && Array.from({ length: 12 }, (_, index) => <RowSkeleton key={String(index)} />)}
          <ul style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {items.map(({ index, start }) => {
              const row = rows[index]
              return (
                <li
                  key={index}
                  className={styles.item}
                  style={{ transform: `translateY(${start}px)` }}
                  aria-setsize={first?.total}
                  aria-posinset={index + 1}
                >
                  {row ? draw(row) : <RowSkeleton />}
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </>
  )
}

const RowSkeleton = () => (
  <span className={styles.row} aria-hidden="true">
    <Skeleton width={28} height={28} />
    <span className="grow">
      <Skeleton width={140} /> <br />
      <Skeleton width={200} height={10} />
    </span>
  </span>
)
