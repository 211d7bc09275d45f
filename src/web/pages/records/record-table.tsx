/** The table: only rows in sight are drawn; arrows move, Enter opens or edits, Space chooses. */

import { useNavigate } from '@tanstack/react-router'
import { type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { CrmRecord, RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import { useMay } from '../../api/use-entry.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { recordPath } from '../../records/record-path.ts'
import type { SaveRecord } from '../../records/use-save-record.tsx'
import { isNumeric, namingField, widthOf } from './list-fields.ts'
import { cellId, RecordRow } from './record-row.tsx'
import styles from './records.module.css'
import { Head, Spacer } from './table-parts.tsx'
import { editsInPlace, useGridKeys } from './use-grid-keys.ts'
import { useGridPointer } from './use-grid-pointer.ts'

const rowHeight = 38
/** Asked for early: whoever scrolls fast passes a hundred rows in the time of one answer. */
const aheadRows = 150
const nearest = { block: 'nearest', inline: 'nearest' } as const
const tickWidth = 40
const labelWidth = 260

export type Chosen = ReadonlySet<string>

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
  chosen: Chosen
  onChosen: (chosen: Chosen) => void
  save: SaveRecord
}

/** Drawn eight at a time: most frames of a scroll then change nothing at all. */
const drawnAtOnce = 8
function rowsToDraw({ startIndex, endIndex, count }: Range): number[] {
  const from = Math.max(0, (Math.floor(startIndex / drawnAtOnce) - 1) * drawnAtOnce)
  const to = Math.min(count, (Math.floor(endIndex / drawnAtOnce) + 2) * drawnAtOnce)
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}

const toggled = (chosen: Chosen, id: string): Chosen => {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next
}

export function RecordTable(props: Props) {
  const { info, fields, rows, labels, hasMore, isReadingMore, onMore, save, chosen, onChosen } = props
  const room = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const navigate = useNavigate()
  const virtual = useVirtualizer({
    count: props.isWaiting ? 14 : rows.length + (hasMore ? 1 : 0),
    getScrollElement: () => room.current,
    estimateSize: () => rowHeight,
    rangeExtractor: rowsToDraw,
    // Drawn with the next frame, not inside the event: several events may come before one.
    useFlushSync: false,
    // The head stays over the rows: what is scrolled to must not end under it.
    scrollPaddingStart: rowHeight,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && !isReadingMore && last >= rows.length - aheadRows) onMore()
  }, [last, rows.length, hasMore, isReadingMore, onMore])
  const mayEdit = useMay('edit')
  const choose = (row: number) => {
    const record = rows[row]
    if (record) onChosen(toggled(chosen, record.id))
  }
  const keys = useGridKeys({
    rows: rows.length,
    columns: fields.length + 1,
    onRow: (row) => virtual.scrollToIndex(row),
    onOpen: (row) => {
      const record = rows[row]
      if (record) void navigate({ to: recordPath(info.type, record.id) })
    },
    canEdit: (column) => mayEdit && column > 0 && editsInPlace(fields[column - 1]),
    onChoose: choose,
    onLeave: () => onChosen(new Set()),
  })
  const pointer = useGridPointer({ onPoint: keys.moveTo, onEdit: keys.edit, onChoose: choose })
  const { at } = keys
  useEffect(() => {
    if (at) document.getElementById(cellId(at.row, at.column))?.scrollIntoView(nearest)
  }, [at])
  const before = shown[0]?.start ?? 0
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  const width = tickWidth + labelWidth + fields.reduce((sum, field) => sum + widthOf(field), 0)
  const stop = () => {
    keys.setEditing(false)
    grid.current?.focus()
  }
  return (
    <div
      ref={room}
      className={`card ${styles.list}`}
      data-old={props.isOld || undefined}
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
        aria-rowcount={props.total === undefined ? -1 : props.total + 1}
        aria-multiselectable="true"
        aria-activedescendant={at ? cellId(at.row, at.column) : undefined}
        aria-busy={props.isWaiting || undefined}
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
                checked={rows.length > 0 && chosen.size >= rows.length}
                onChange={(event) => onChosen(new Set(event.target.checked ? rows.map(({ id }) => id) : []))}
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
            const record = rows[index]
            if (!record)
              return (
                <tr key={index}>
                  <td />
                  <td colSpan={fields.length + 1}>
                    <Skeleton width={180} />
                  </td>
                </tr>
              )
            const here = at?.row === index ? at.column : undefined
            return (
              <RecordRow
                key={record.id}
                record={record}
                index={index}
                fields={fields}
                labels={labels}
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
