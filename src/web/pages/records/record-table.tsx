/** The table: only rows in sight are drawn; arrows move, Enter opens or edits, Space chooses. */

import { useNavigate } from '@tanstack/react-router'
import {
  columnSizingFeature,
  createColumnHelper,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  type Updater,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { CrmRecord, RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import { useMay } from '../../api/use-entry.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { recordPath } from '../../records/record-path.ts'
import type { SaveRecord } from '../../records/use-save-record.tsx'
import { isNumeric, namingField, widthOf } from './list-fields.ts'
import { RecordCell } from './record-cell.tsx'
import styles from './records.module.css'
import { Head, Spacer } from './table-parts.tsx'
import { editsInPlace, useGridKeys } from './use-grid-keys.ts'

const rowHeight = 38
const aheadRows = 40
const labelWidth = 260
const features = tableFeatures({ rowSelectionFeature, columnSizingFeature })
const helper = createColumnHelper<typeof features, CrmRecord>()

type Props = {
  info: RecordTypeInfo
  fields: readonly Field[]
  rows: CrmRecord[]
  labels: Readonly<Record<string, string>>
  total: number | undefined
  isWaiting: boolean
  isOld: boolean
  hasMore: boolean
  isReadingMore: boolean
  onMore: () => void
  sort: string | undefined
  onSort: (sort: string | undefined) => void
  selected: RowSelectionState
  onSelected: (updater: Updater<RowSelectionState>) => void
  save: SaveRecord
}

export function RecordTable(props: Props) {
  const { info, fields, rows, labels, hasMore, isReadingMore, onMore, save } = props
  const room = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const navigate = useNavigate()
  const naming = namingField(info)
  const columns = useMemo(
    () =>
      helper.columns([
        helper.accessor('label', { id: 'label', header: naming?.label ?? info.label, size: labelWidth }),
        ...fields.map((field) =>
          helper.accessor((record) => record.values[field.name], {
            id: field.name,
            header: field.label,
            size: widthOf(field),
          }),
        ),
      ]),
    [fields, naming, info.label],
  )
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (record: CrmRecord) => record.id,
    state: { rowSelection: props.selected },
    onRowSelectionChange: props.onSelected,
  })
  const virtual = useVirtualizer({
    count: props.isWaiting ? 14 : rows.length + (hasMore ? 1 : 0),
    getScrollElement: () => room.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    // The head stays over the rows: what is scrolled to must not end under it.
    scrollPaddingStart: rowHeight,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && !isReadingMore && last >= rows.length - aheadRows) onMore()
  }, [last, rows.length, hasMore, isReadingMore, onMore])
  const modelRows = table.getRowModel().rows
  const mayEdit = useMay('edit')
  const keys = useGridKeys({
    rows: rows.length,
    columns: fields.length + 1,
    onRow: (row) => virtual.scrollToIndex(row),
    onOpen: (row) => {
      const record = rows[row]
      if (record) void navigate({ to: recordPath(info.type, record.id) })
    },
    canEdit: (column) => mayEdit && column > 0 && editsInPlace(fields[column - 1]),
    onChoose: (row) => modelRows[row]?.toggleSelected(),
    onLeave: () => props.onSelected({}),
  })
  const before = shown[0]?.start ?? 0
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  const width = 40 + columns.reduce((sum, { size = 150 }) => sum + size, 0)
  const stop = () => {
    keys.setEditing(false)
    grid.current?.focus()
  }
  return (
    <div ref={room} className={`card ${styles.list}`} data-old={props.isOld || undefined}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells are walked by arrows and edited
        role="grid"
        aria-label={info.plural}
        aria-rowcount={props.total === undefined ? -1 : props.total + 1}
        aria-multiselectable="true"
        aria-activedescendant={keys.at ? `cell-${keys.at.row}-${keys.at.column}` : undefined}
        aria-busy={props.isWaiting || undefined}
        tabIndex={0}
        className={styles.table}
        style={{ minWidth: width }}
        onKeyDown={keys.onKey}
        onFocus={keys.onFocus}
      >
        <colgroup>
          <col style={{ width: 40 }} />
          <col className={styles.labelColumn} />
          {fields.map((field) => (
            <col key={field.name} style={{ width: widthOf(field) }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={styles.tick}>
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label="Choose all that were read"
                checked={rows.length > 0 && table.getIsAllRowsSelected()}
                onChange={table.getToggleAllRowsSelectedHandler()}
              />
            </th>
            {table.getHeaderGroups()[0]?.headers.map(({ id, column }) => (
              <Head
                key={id}
                name={id === 'label' ? 'label' : id}
                title={String(column.columnDef.header)}
                sortable={id === 'label' || fields.find(({ name }) => name === id)?.sortable === true}
                right={fields.some((field) => field.name === id && isNumeric(field))}
                sort={props.sort}
                onSort={props.onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {shown.map(({ index }) => {
            const row = modelRows[index]
            if (!row)
              return (
                <tr key={index} style={{ height: rowHeight }}>
                  <td />
                  <td colSpan={fields.length + 1}>
                    <Skeleton width={180} />
                  </td>
                </tr>
              )
            const chosen = row.getIsSelected()
            return (
              <tr key={row.id} style={{ height: rowHeight }} aria-rowindex={index + 2} aria-selected={chosen}>
                <td className={styles.tick}>
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={`Choose ${row.original.label}`}
                    checked={chosen}
                    onChange={row.getToggleSelectedHandler()}
                  />
                </td>
                {row.getAllCells().map((cell, column) => {
                  const here = keys.at?.row === index && keys.at.column === column
                  return (
                    <RecordCell
                      key={cell.id}
                      id={`cell-${index}-${column}`}
                      record={row.original}
                      field={column === 0 ? undefined : fields[column - 1]}
                      labels={labels}
                      isHere={here}
                      isEditing={here && keys.isEditing}
                      onPoint={() => keys.moveTo(index, column)}
                      onEdit={() => keys.edit(index, column)}
                      onStop={stop}
                      save={save}
                    />
                  )
                })}
              </tr>
            )
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </div>
  )
}
