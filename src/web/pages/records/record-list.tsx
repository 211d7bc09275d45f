/** The list as it is now: waiting, empty, failed or a table with what can be done to chosen rows. */

import { useMemo, useState } from 'react'
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import { useMay } from '../../api/use-entry.ts'
import { useRecordRows } from '../../api/use-record-rows.ts'
import { Failed } from '../../parts/failed.tsx'
import { count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { Notice } from '../../parts/notice.tsx'
import type { RecordsAddress } from '../../records/records-address.ts'
import { useSaveRecord } from '../../records/use-save-record.tsx'
import { BulkAll } from './bulk-all.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { shownFields } from './list-fields.ts'
import { RecordTable } from './record-table.tsx'
import styles from './records.module.css'
import type { Chosen } from './use-row-choice.ts'

type Props = {
  info: RecordTypeInfo
  address: RecordsAddress
  change: (next: Partial<RecordsAddress>) => void
  onNew: () => void
}

const nothing = { ids: new Set<string>(), isAll: false, of: '' }

const words = ({ plural }: RecordTypeInfo, total: { n: number; exact: boolean } | undefined): string =>
  total ? `${total.exact ? '' : 'more than '}${count(total.n)} ${plural.toLowerCase()}` : plural.toLowerCase()

export function RecordList({ info, address, change, onNew }: Props) {
  const { filter, sort, q, deleted } = address
  const rows = useRecordRows(info.type, { filter, sort, q, deleted })
  const { first } = rows
  const { save, dialog } = useSaveRecord(info)
  const mayEdit = useMay('edit')
  // Chosen among those that match this question; another filter or search is another question.
  const question = JSON.stringify([filter, q, deleted])
  const [chosen, setChosen] = useState<{ ids: Chosen; isAll?: boolean; of: string }>(nothing)
  const { ids, isAll } = chosen.of === question ? chosen : nothing
  const choose = (ids: Chosen) => setChosen({ ids, of: question })
  const fields = useMemo(() => shownFields(info, address.columns), [info, address.columns])
  if (first.isError && !first.data)
    return <Failed what={info.plural} error={first.error} again={() => void first.refetch()} />
  if (first.isSuccess && first.data.rows.length === 0 && deleted && !filter)
    return (
      <Notice title="Nothing is deleted">
        <p>What you delete is kept here and can be brought back.</p>
        <button type="button" className="button" onClick={() => change({ deleted: undefined })}>
          Show all {info.plural.toLowerCase()}
        </button>
      </Notice>
    )
  if (first.isSuccess && first.data.rows.length === 0)
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
  const isMore = !deleted && ids.size > 0 && ids.size < rows.count && ids.size >= rows.idsRead().length
  return (
    <div className={styles.room}>
      <RecordTable
        info={info}
        fields={fields}
        rows={rows}
        sort={sort}
        onSort={(sort) => change({ sort })}
        chosen={ids}
        onChosen={choose}
        save={save}
        address={address}
        isFixed={deleted}
      />
      {mayEdit && ids.size > 0 && !isAll && (
        <BulkBar
          info={info}
          chosen={[...ids]}
          deleted={deleted}
          all={isMore ? words(info, first.data?.total) : undefined}
          recordOf={rows.recordOf}
          onAll={() => setChosen({ ids, isAll: true, of: question })}
          onDone={(left) => choose(new Set(left))}
        />
      )}
      {mayEdit && isAll && (
        <BulkAll
          info={info}
          address={address}
          about={`All ${words(info, first.data?.total)}`}
          onDone={() => choose(new Set())}
        />
      )}
      {dialog}
    </div>
  )
}
