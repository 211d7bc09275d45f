/** Rows of a table as cells of text, as the importer of records reads them. */
import type { ConnectedTable } from '../../model/connected-rows.ts'
import type { Source, SourceRow } from './read-rows.ts'

/** `{red,"dark blue"}`, as arrays of text are written. */
const arrayText = (text: string): string =>
  (text.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? [])
    .map((part) => (part.startsWith('"') ? part.slice(1, -1).replace(/\\(.)/g, '$1') : part))
    .filter((part) => part !== 'NULL')
    .join('; ')

const arraysOfText = new Set([1009, 1015, 1002, 1014])

function cellOf(value: unknown, type: number): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return arraysOfText.has(type) ? arrayText(value) : value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

export const tableOfRows = ({ columns }: Source, rows: readonly SourceRow[]): ConnectedTable => ({
  columns: columns.map(({ name }) => name),
  rows: rows.map(({ place, values, changedAt }) => ({
    key: place.key,
    at: changedAt,
    cells: columns.map(({ name, type }) => cellOf(values[name], type)),
  })),
})
