/** Walking a table by keyboard: where one is, and what each key does there. */
import { type KeyboardEvent, useState } from 'react'
import type { Field } from '../../../model/crm/field.ts'
import type { RowChoice } from './use-row-choice.ts'

type Place = { row: number; column: number }
type Wish = {
  rows: number
  columns: number
  onRow: (row: number) => void
  onOpen: (row: number) => void
  canEdit: (column: number) => boolean
  choice: RowChoice
}
const pageRows = 15

/** Long texts and lines need more room than a cell. */
export const editsInPlace = (field: Field | undefined): boolean =>
  field !== undefined &&
  !field.derived &&
  !field.fixed &&
  field.kind !== 'long-text' &&
  field.kind !== 'lines' &&
  field.kind !== 'many-choices'

const steps: Record<string, [rows: number, columns: number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [pageRows, 0],
  PageUp: [-pageRows, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
}
/** With Ctrl: the two ends of the list, as in every spreadsheet. */
const farSteps: typeof steps = { Home: [-Infinity, -Infinity], End: [Infinity, Infinity] }
const within = (value: number, most: number): number => Math.max(0, Math.min(most - 1, value))

export function useGridKeys({ rows, columns, onRow, onOpen, canEdit, choice }: Wish) {
  const [at, setAt] = useState<Place>()
  const [isEditing, setEditing] = useState(false)
  const moveTo = (row: number, column: number) => {
    setAt({ row, column })
    setEditing(false)
  }
  const edit = (row: number, column: number) => {
    setAt({ row, column })
    setEditing(canEdit(column))
  }
  const act = (key: string, { row, column }: Place): boolean => {
    if (key === 'Enter' || key === 'F2') {
      if (canEdit(column)) setEditing(true)
      else onOpen(row)
    } else if (key === ' ') choice.toggle(row)
    else if (key === 'Escape') choice.none()
    else return false
    return true
  }
  const onKey = (event: KeyboardEvent) => {
    if (isEditing || rows === 0 || event.altKey) return
    const here = at ?? { row: 0, column: 0 }
    const isFar = event.ctrlKey || event.metaKey
    const step = (isFar ? farSteps : steps)[event.key]
    if (step) {
      const row = within(here.row + step[0], rows)
      if (event.shiftKey && step[0] !== 0) choice.upTo(row, here.row)
      else choice.rest()
      setAt({ row, column: within(here.column + step[1], columns) })
      onRow(row)
    } else if (isFar && event.key === 'a') choice.all()
    else if (isFar || !act(event.key, here)) return
    event.preventDefault()
  }
  return {
    at,
    isEditing,
    setEditing,
    moveTo,
    /** The row one stands in was moved by others: one goes along, also with a value half typed. */
    follow: (row: number) => setAt((place) => place && { ...place, row }),
    edit,
    onKey,
    /** Whoever comes by Tab stands on the first cell. */
    onFocus: () => setAt((place) => place ?? { row: 0, column: 0 }),
  }
}
