/** The table: only rows in sight are drawn; arrows move, Enter opens or edits, Space chooses. */

import { type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import { useMay } from '../../api/use-entry.ts'
import type { RecordRows } from '../../api/use-record-rows.ts'
import { recordPath } from '../../records/record-path.ts'
import type { RecordsAddress } from '../../records/records-address.ts'
import type { SaveRecord } from '../../records/use-save-record.tsx'
import { isNumeric, namingField, widthOf } from './list-fields.ts'
import { cellId, RecordRow, WaitingRow } from './record-row.tsx'
import styles from './records.module.css'
import { Head, Spacer } from './table-parts.tsx'
import { editsInPlace, useGridKeys } from './use-grid-keys.ts'
import { useGridPointer } from './use-grid-pointer.ts'
import { useFollowedRow, useKeptSight } from './use-kept-place.ts'
import { type Chosen, useRowChoice } from './use-row-choice.ts'
import { useCameBack, useWayIntoRecords } from './way-into-records.ts'

const rowHeight = 38
const nearest = { block: 'nearest', inline: 'nearest' } as const
const tickWidth = 40
const labelWidth = 260
/** Until the first answer says how many there are. */
const rowsWaitedFor = 14

type Props = {
  info: RecordTypeInfo
  fields: readonly Field[]
  rows: RecordRows
  sort: string | undefined
  onSort: (sort: string | undefined) => void
  chosen: Chosen
  onChosen: (chosen: Chosen) => void
  save: SaveRecord
  /** what this list shows */
  address: RecordsAddress
  /** Nothing is changed in place. */
  isFixed?: boolean | undefined
}

/** Drawn eight at a time: most frames of a scroll then change nothing at all. */
const drawnAtOnce = 8
function rowsToDraw({ startIndex, endIndex, count }: Range): number[] {
  const from = Math.max(0, (Math.floor(startIndex / drawnAtOnce) - 1) * drawnAtOnce)
  const to = Math.min(count, (Math.floor(endIndex / drawnAtOnce) + 2) * drawnAtOnce)
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}

export function RecordTable(props: Props) {
  const { info, fields, rows, save, chosen, onChosen } = props
  const { rowAt, look, question } = rows
  const isWaiting = rows.first.isPending
  const room = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const { listSearch, follow } = useWayIntoRecords(props.address, room, rowAt)
  const virtual = useVirtualizer({
    count: isWaiting ? rowsWaitedFor : rows.count,
    getScrollElement: () => room.current,
    estimateSize: () => rowHeight,
    rangeExtractor: rowsToDraw,
    // Drawn with the next frame, not inside the event: several events may come before one.
    useFlushSync: false,
    // The head stays over the rows: what is scrolled to must not end under it.
    scrollPaddingStart: rowHeight,
  })
  const shown = virtual.getVirtualItems()
  const [from, to] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0]
  useEffect(() => look(from, to), [from, to, look])
  const mayEdit = useMay('edit') && !props.isFixed
  const choice = useRowChoice({
    chosen,
    onChosen,
    idAt: (row) => rowAt(row)?.record.id,
    idsRead: rows.idsRead,
    indexNear: rows.indexNear,
  })
  const keys = useGridKeys({
    rows: isWaiting ? 0 : rows.count,
    columns: fields.length + 1,
    onRow: (row) => virtual.scrollToIndex(row),
    onOpen: (row) => {
      const found = rowAt(row)
      if (found) follow(recordPath(info.type, found.record.id) + listSearch, row)
    },
    canEdit: (column) => mayEdit && column > 0 && editsInPlace(fields[column - 1]),
    choice,
  })
  const pointer = useGridPointer({ onPoint: keys.moveTo, onEdit: keys.edit, onFollow: follow, choice })
  const { at } = keys
  useFollowedRow(rows, at?.row, keys.follow)
  useKeptSight(rows, room, rowHeight)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is read from its top
  useEffect(() => {
    if (room.current) room.current.scrollTop = 0
  }, [question])
  useCameBack(rows, (place) => {
    if (place.top !== undefined && room.current) room.current.scrollTop = place.top
    virtual.scrollToIndex(place.row)
    keys.moveTo(place.row, 0)
    grid.current?.focus({ preventScroll: true })
  })
  useEffect(() => {
    if (at) document.getElementById(cellId(at.row, at.column))?.scrollIntoView(nearest)
  }, [at])
  const before = shown[0]?.start ?? 0
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  const width = tickWidth + labelWidth + fields.reduce((sum, field) => sum + widthOf(field), 0)
  const drawn = new Set<string>()
  const stop = () => {
    keys.setEditing(false)
    grid.current?.focus()
  }
  return (
    <div
      ref={room}
      className={`card ${styles.list}`}
      data-old={rows.first.isPlaceholderData || undefined}
      // Set on the element: what is drawn in the rows does not depend on it.
      onScroll={({ currentTarget }) =>
        currentTarget.toggleAttribute('data-aside', currentTarget.scrollLeft > 0)
      }
    >
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells are walked by arrows and edited
        role="grid"
        aria-label={info.plural}
        aria-rowcount={rows.isCounted ? rows.count + 1 : -1}
        aria-multiselectable="true"
        aria-activedescendant={at ? cellId(at.row, at.column) : undefined}
        aria-busy={isWaiting || undefined}
        tabIndex={0}
        className={styles.table}
        style={{ minWidth: width }}
        onKeyDown={keys.onKey}
        onFocus={keys.onFocus}
        {...pointer}
      >
        <colgroup>
          <col style={{ width: tickWidth }} />
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
                checked={chosen.size > 0 && chosen.size >= rows.idsRead().length}
                onChange={(event) => (event.target.checked ? choice.all() : choice.none())}
              />
            </th>
            <Head
              name="label"
              title={namingField(info)?.label ?? info.label}
              sortable
              right={false}
              sort={props.sort}
              onSort={props.onSort}
            />
            {fields.map((field) => (
              <Head
                key={field.name}
                name={field.name}
                title={field.label}
                sortable={field.sortable === true}
                right={isNumeric(field)}
                sort={props.sort}
                onSort={props.onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {shown.map(({ index }) => {
            const here = at?.row === index ? at.column : undefined
            const found = rowAt(index)
            if (!found) return <WaitingRow key={index} index={index} fields={fields} here={here} />
            const { record, labels } = found
            // While a list is changed by others, two of its pages may hold the same row.
            const key = drawn.has(record.id) ? `${record.id} ${index}` : record.id
            drawn.add(key)
            return (
              <RecordRow
                key={key}
                record={record}
                index={index}
                fields={fields}
                labels={labels}
                listSearch={listSearch}
                isChosen={chosen.has(record.id)}
                here={here}
                editing={here !== undefined && keys.isEditing ? { save, onStop: stop } : undefined}
              />
            )
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </div>
  )
}
