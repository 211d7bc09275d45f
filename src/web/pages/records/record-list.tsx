/** The list as it is now: waiting, empty, failed or a table with what can be done to chosen rows. */

import { useMemo, useState } from 'react'
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import { useMay } from '../../api/use-entry.ts'
import { useRecordList } from '../../api/use-records.ts'
import { Failed } from '../../parts/failed.tsx'
import { count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useSaveRecord } from '../../records/use-save-record.tsx'
import { BulkAll } from './bulk-all.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { shownFields } from './list-fields.ts'
import { type Chosen, RecordTable } from './record-table.tsx'
import styles from './records.module.css'
import type { RecordsAddress } from './records-address.ts'

type Props = {
  info: RecordTypeInfo
  address: RecordsAddress
  change: (next: Partial<RecordsAddress>) => void
  onNew: () => void
}

const none: Chosen = new Set()

const words = ({ plural }: RecordTypeInfo, total: { n: number; exact: boolean } | undefined): string =>
  total ? `${total.exact ? '' : 'more than '}${count(total.n)} ${plural.toLowerCase()}` : plural.toLowerCase()

export function RecordList({ info, address, change, onNew }: Props) {
  const { filter, sort, q } = address
  const list = useRecordList(info.type, { filter, sort, q })
  const { save, dialog } = useSaveRecord(info)
  const mayEdit = useMay('edit')
  const [ids, setIds] = useState<Chosen>(none)
  // All that match this question; another filter or search is another question.
  const question = JSON.stringify([filter, q])
  const [allOf, setAllOf] = useState<string>()
  const isAll = allOf === question
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data])
  const labels = useMemo(
    () => Object.assign({}, ...(list.data?.pages.map((page) => page.labels) ?? [])) as Record<string, string>,
    [list.data],
  )
  const fields = useMemo(() => shownFields(info, address.columns), [info, address.columns])
  if (list.isError && !list.data)
    return <Failed what={info.plural} error={list.error} again={() => void list.refetch()} />
  if (list.isSuccess && rows.length === 0)
    return (
      <Notice title={q || filter ? 'Nothing fits' : `No ${info.plural.toLowerCase()} yet`}>
        <p>
          {q || filter
            ? 'Try fewer letters or fewer conditions.'
            : `Make the first one here, or bring them in from a file.`}
        </p>
        {q || filter ? (
          <button
            type="button"
            className="button"
            onClick={() => change({ q: undefined, filter: undefined })}
          >
            Show all
          </button>
        ) : (
          <May permission="edit">
            <button type="button" className="button primary" onClick={onNew}>
              New {info.label.toLowerCase()}
            </button>
          </May>
        )}
      </Notice>
    )
  const total = list.data?.pages[0]?.total
  const chosen = ids.size === 0 ? [] : rows.filter(({ id }) => ids.has(id))
  return (
    <div className={styles.room}>
      <RecordTable
        info={info}
        fields={fields}
        rows={rows}
        labels={labels}
        total={list.data?.pages[0]?.total.n}
        isWaiting={list.isPending}
        isOld={list.isPlaceholderData}
        hasMore={list.hasNextPage}
        isReadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        sort={sort}
        onSort={(sort) => change({ sort })}
        chosen={ids}
        onChosen={setIds}
        save={save}
      />
      {mayEdit && chosen.length > 0 && !isAll && (
        <BulkBar
          info={info}
          chosen={chosen}
          all={chosen.length === rows.length && list.hasNextPage ? words(info, total) : undefined}
          onAll={() => setAllOf(question)}
          onDone={(left) => setIds(new Set(left.map(({ id }) => id)))}
        />
      )}
      {mayEdit && isAll && (
        <BulkAll
          info={info}
          address={address}
          about={`All ${words(info, total)}`}
          onDone={() => {
            setAllOf(undefined)
            setIds(none)
          }}
        />
      )}
      {dialog}
    </div>
  )
}
