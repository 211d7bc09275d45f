/** Rows about people who were erased: they are refused, and nothing of them is kept. */
import { homeOf } from '../../../journey/hash.ts'
import type { Planning, RowTurnedDown } from './planning.ts'
import type { RowRead } from './row-read.ts'

const address = /[^\s<>()"';,]+@[^\s<>()"';,]+\.[^\s<>()"';,]+/

const addressHomes = (text: string): bigint[] => {
  const email = address.exec(text)?.[0].toLowerCase()
  return email === undefined ? [] : [homeOf('email', email)]
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

function* homesIn({ type, namings, settings }: Planning, row: RowRead): Generator<bigint> {
  if (type === 'customer') {
    yield homeOf('user', text(row.values.externalId))
    yield* addressHomes(text(row.values.email))
    if (row.id && /^\d+$/.test(row.id)) yield BigInt(row.id)
  }
  for (const { field, cells } of row.relations)
    if (namings.get(field)?.to === 'customer')
      for (const name of cells.flatMap(({ names }) => names)) {
        yield homeOf('user', name.trim())
        yield* addressHomes(name)
      }
  // What could not be read has no values, and its cells would be kept.
  if (!row.trouble) return
  const prefixes = new Set(['', ...settings.columns.map(({ prefix = '' }) => prefix)])
  for (const cell of row.cells) {
    yield* addressHomes(cell)
    for (const prefix of prefixes) yield homeOf('user', prefix + cell.trim())
  }
}

export const erasedIn =
  (planning: Planning) =>
  (row: RowRead): boolean => {
    if (planning.erased.isEmpty) return false
    for (const home of homesIn(planning, row)) if (planning.erased.has(home)) return true
    return false
  }

export const aboutErased = ({ row }: RowRead): RowTurnedDown => ({
  kind: 'refused',
  row,
  problem: {
    code: 'record.erased',
    message: 'The row is about a person who was erased. An admin can let her back in, in Settings, Erasures.',
    column: '',
    value: '',
  },
  cells: [],
})
