/** All customers: found by name, id or e-mail, however many there are. */
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { CustomerSummary } from '../../../model/customer.ts'
import { useCustomerList } from '../../api/use-customer-list.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { customerName } from '../../parts/customer-name.ts'
import { Failed } from '../../parts/failed.tsx'
import { ago, count, day, dayAndTime, initials } from '../../parts/format.ts'
import { Notice } from '../../parts/notice.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import styles from './customers.module.css'

const rowHeight = 44
const pageAhead = 20

export function CustomersPage() {
  useCrumbs({ name: 'Everyone seen' })
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const [text, setText] = useState(q)
  const [wanted] = useDebouncedValue(text.trim(), 200)
  const navigate = useNavigate()
  useEffect(() => {
    if (wanted !== q)
      void navigate({ to: '/customers' as string, search: wanted ? { q: wanted } : {}, replace: true })
  }, [wanted, q, navigate])
  const list = useCustomerList(wanted)
  const total = list.data?.pages[0]?.total
  if (list.isError && !list.data)
    return <Failed what="The customers" error={list.error} again={() => void list.refetch()} />
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className="grow">
          <h1 className="page-title">Everyone seen</h1>
          <p className="faint num" role="status">
            {total === undefined ? (
              <Skeleton width={120} />
            ) : wanted ? (
              `${count(total)} fit “${wanted}”`
            ) : (
              `${count(total)} people, known and anonymous`
            )}
          </p>
        </div>
        <label className={`field with-icon ${styles.search}`}>
          <IconSearch size={14} aria-hidden />
          <span className="visually-hidden">Find customers by name, id or e-mail</span>
          <input
            dir="auto"
            type="search"
            placeholder="Name, id or e-mail"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      </header>
      {total === 0 ? (
        <Notice title={wanted ? `Nobody fits “${wanted}”` : 'No customers yet'}>
          <p>
            {wanted
              ? 'Try fewer letters, an e-mail address or an id.'
              : 'They appear with the first interactions.'}
          </p>
          {!wanted && (
            <Link to={'/sources' as string} className="button primary">
              Connect data
            </Link>
          )}
        </Notice>
      ) : (
        <Rows list={list} total={total} />
      )}
    </div>
  )
}

function Rows({ list, total }: { list: ReturnType<typeof useCustomerList>; total: number | undefined }) {
  const room = useRef<HTMLDivElement>(null)
  const now = useNow(30_000)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const virtual = useVirtualizer({
    count: list.isPending ? 12 : rows.length + (hasNextPage ? 1 : 0),
    getScrollElement: () => room.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - pageAhead) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])
  const before = shown[0]?.start ?? 0
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    <div ref={room} className={`card ${styles.list}`} data-old={list.isPlaceholderData || undefined}>
      <table
        className={styles.table}
        aria-label="Customers"
        aria-rowcount={total === undefined ? -1 : total + 1}
      >
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col" className={styles.right}>
              Interactions
            </th>
            <th scope="col" className={styles.wide}>
              First seen
            </th>
            <th scope="col" className={styles.right}>
              Last seen
            </th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {shown.map(({ index }) => (
            <CustomerRow key={index} customer={rows[index]} place={index + 2} now={now} />
          ))}
          <Spacer height={after} />
        </tbody>
      </table>
    </div>
  )
}

/** Stands for the rows that are not drawn. */
const Spacer = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr>
      <td colSpan={4} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null

type RowProps = { customer: CustomerSummary | undefined; place: number; now: Date }

function CustomerRow({ customer, place, now }: RowProps) {
  if (!customer)
    return (
      <tr style={{ height: rowHeight }}>
        <td colSpan={4}>
          <Skeleton width={26} height={26} /> <Skeleton width={160} />
        </td>
      </tr>
    )
  const name = customerName(customer)
  return (
    <tr style={{ height: rowHeight }} aria-rowindex={place}>
      <td>
        <span className={styles.who}>
          <span className="initials" style={{ width: 26, height: 26 }} aria-hidden="true">
            {customer.known ? initials(name) : '?'}
          </span>
          <Link
            to={`/customers/${customer.id}` as string}
            className={`medium clip ${styles.cover}`}
            title={name}
            dir="auto"
          >
            {name}
          </Link>
          {!customer.known && customer.label !== '' && <span className="chip outline">anonymous</span>}
        </span>
      </td>
      <td className={`num ${styles.right}`}>{count(customer.interactions)}</td>
      <td className={`faint num ${styles.wide}`}>{day(customer.firstAt)}</td>
      <td className={`faint num ${styles.right}`} title={dayAndTime(customer.lastAt)}>
        {ago(customer.lastAt, now)}
      </td>
    </tr>
  )
}
