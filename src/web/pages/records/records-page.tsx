/** All records of one type: as a table or a board, searched, filtered, sorted, changed in place. */

import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import { RecordType } from '../../../model/crm/record-type.ts'
import { useMay } from '../../api/use-entry.ts'
import { useLiveRecords, useRecordTypes } from '../../api/use-records.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { NotFound } from '../../frame/not-found.tsx'
import { toast } from '../../frame/toast.ts'
import { Failed } from '../../parts/failed.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { NewRecord } from '../../records/new-record.tsx'
import { recordPath } from '../../records/record-path.ts'
import type { RecordsAddress } from '../../records/records-address.ts'
import { Board } from './board.tsx'
import { Calendar } from './calendar/calendar.tsx'
import { calendarFields } from './list-fields.ts'
import { RecordList } from './record-list.tsx'
import { WaitingRow } from './record-row.tsx'
import styles from './records.module.css'
import { Toolbar } from './toolbar.tsx'

export function RecordsPage() {
  const params = useParams({ strict: false }) as { type?: string }
  const type = RecordType.safeParse(params.type)
  const types = useRecordTypes()
  if (!type.success) return <NotFound />
  const info = types.data?.find((each) => each.type === type.data)
  if (types.isError) return <Failed what="This list" error={types.error} again={() => void types.refetch()} />
  return info ? <Records key={info.type} info={info} /> : <Waiting />
}

const rowsWaitedFor = Array.from({ length: 12 }, (_, index) => index)

/** As tall as what comes, so that nothing jumps. */
const Waiting = () => (
  <div className={styles.page} role="status" aria-label="Loading" aria-busy="true">
    <div className={styles.head}>
      <Skeleton width={160} height={28} />
      <Skeleton width={320} height={28} />
    </div>
    <div className={`card ${styles.list}`} aria-hidden="true">
      <table className={styles.table}>
        <thead>
          <tr>
            <th colSpan={2}>
              <Skeleton width={60} />
            </th>
          </tr>
        </thead>
        <tbody>
          {rowsWaitedFor.map((index) => (
            <WaitingRow key={index} index={index} fields={[]} here={undefined} />
          ))}
        </tbody>
      </table>
    </div>
  </div>
)

/** A letter typed into a field is text; anywhere else on the page it is a command. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"]') !== null

function Records({ info }: { info: RecordTypeInfo }) {
  useCrumbs({ name: info.plural })
  useLiveRecords({ type: info.type })
  const address = useSearch({ strict: false }) as RecordsAddress
  const navigate = useNavigate()
  const change = (next: Partial<RecordsAddress>) => {
    const search = Object.fromEntries(
      Object.entries({ ...address, ...next }).filter(([, value]) => value !== undefined && value !== ''),
    )
    void navigate({ to: `/records/${info.type}` as string, search, replace: true })
  }
  const [text, setText] = useState(address.q ?? '')
  const [wanted] = useDebouncedValue(text.trim(), 180)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed leads to a new address
  useEffect(() => {
    if (wanted !== (address.q ?? '')) change({ q: wanted || undefined })
  }, [wanted])
  const calendarField = calendarFields[info.type]
  const [making, setMaking] = useState(false)
  const mayEdit = useMay('edit')
  const searchRef = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'c' && mayEdit) setMaking(true)
      else if (event.key === '/') searchRef.current?.focus()
      else return
      event.preventDefault()
      // Otherwise "/" would also open the search over everything.
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [mayEdit])
  return (
    <div className={styles.page}>
      <Toolbar
        info={info}
        address={address}
        change={change}
        text={text}
        onText={setText}
        searchRef={searchRef}
        onNew={() => setMaking(true)}
      />
      {address.view === 'calendar' && calendarField ? (
        <Calendar info={info} field={calendarField} address={address} change={change} />
      ) : address.view === 'board' ? (
        <Board info={info} address={address} change={change} />
      ) : (
        <RecordList info={info} address={address} change={change} onNew={() => setMaking(true)} />
      )}
      {making && (
        <NewRecord
          info={info}
          onClose={() => setMaking(false)}
          onMade={(record) => {
            setMaking(false)
            toast(`${info.label} “${record.label}” was created.`, {
              action: { name: 'Open', run: () => void navigate({ to: recordPath(info.type, record.id) }) },
            })
          }}
        />
      )}
    </div>
  )
}
