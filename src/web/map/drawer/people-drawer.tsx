/** The journeys behind a number: exactly that many, each opening its customer. */
import { Drawer } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { JourneyRow } from '../../../model/measure.ts'
import { failureText } from '../../api/api-error.ts'
import type { Filters } from '../../api/paths.ts'
import { useJourneysBehind } from '../../api/use-journeys-behind.ts'
import { ago, count } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useScene } from '../scene.ts'
import styles from './drawer.module.css'

type Props = { number: string | undefined; filters: Filters; onClose: () => void }

export function PeopleDrawer({ number, filters, onClose }: Props) {
  return (
    <Drawer
      opened={number !== undefined}
      onClose={onClose}
      position="right"
      size={440}
      padding={0}
      withCloseButton={false}
      overlayProps={{ backgroundOpacity: 0.18 }}
      transitionProps={{ duration: 200 }}
      classNames={{ content: styles.content, body: styles.body, header: 'visually-hidden' }}
      title="People behind this number"
    >
      {number !== undefined && <PeopleList number={number} filters={filters} onClose={onClose} />}
    </Drawer>
  )
}

const rowHeight = 52

function PeopleList({ number, filters, onClose }: { number: string; filters: Filters; onClose: () => void }) {
  const { measure } = useScene()
  const answer = useJourneysBehind(measure.map.id, number, filters)
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
          <p className="sm faint num">
            {first ? (
              <>
                <b>{count(first.total)}</b> {first.total === 1 ? 'journey' : 'journeys'}
                {first.customers !== first.total && ` of ${count(first.customers)} customers`}
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
                  {row ? <Row row={row} /> : <RowSkeleton />}
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </>
  )
}

const states = { open: 'open', completed: 'completed', left: 'left' } as const

function Row({ row }: { row: JourneyRow }) {
  const { now, measure } = useScene()
  const last = measure.map.design.stages.flatMap(({ steps }) => steps).find(({ id }) => id === row.lastStep)
  return (
    <Link to={`/customers/${row.customer}` as string} className={styles.row}>
      <span className={`${styles.who} ${row.known ? '' : styles.unknown}`} aria-hidden="true">
        {row.known ? (row.label[0] ?? '?').toUpperCase() : '?'}
      </span>
      <span className="grow">
        <span className="medium clip" style={{ display: 'block' }}>
          {row.label}
          {row.object && <span className="faint"> · {row.object}</span>}
        </span>
        <span className="xs faint clip" style={{ display: 'block' }}>
          {last?.name ?? row.lastStep} · {row.steps} {row.steps === 1 ? 'step' : 'steps'} ·{' '}
          {ago(row.lastAt, now)}
        </span>
      </span>
      <span
        className={`chip ${row.state === 'open' ? 'accent' : row.state === 'completed' ? 'good' : 'outline'}`}
      >
        {states[row.state]}
      </span>
    </Link>
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
