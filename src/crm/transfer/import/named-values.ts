/** The values of a row once the records that it names are known: their ids, and lines with their products. */
import type { FieldValue, FieldValues, Line } from '../../../model/crm/field-value.ts'
import type { StoredRecord } from '../../stored-record.ts'
import type { SaidLine } from '../line-text.ts'
import type { Planning, Problem } from './planning.ts'
import type { Resolution, Wish } from './relations.ts'
import type { NamedRelation, NamesInCell, RowRead } from './row-read.ts'

const isLine = (part: unknown): part is Line => typeof part === 'object' && part !== null && 'price' in part
const linesOf = (value: FieldValue | undefined): Line[] => (Array.isArray(value) ? value.filter(isLine) : [])

export function wishesOf({ namings }: Planning, rows: readonly RowRead[]): Wish[] {
  const wishes: Wish[] = []
  for (const { relations, lines } of rows) {
    for (const { field: name, cells } of relations) {
      const naming = namings.get(name)
      if (!naming) continue
      const { field, to } = naming
      for (const { column, names } of cells)
        for (const name of names) wishes.push({ field, to, column, name })
    }
    for (const { field: name, lines: said } of lines) {
      const naming = namings.get(name)
      if (naming) for (const { name } of said) wishes.push({ ...naming, name })
    }
  }
  return wishes
}

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A line that was stored so is the same line: the file need not say which product it was, nor the price of then. */
function lineOf(said: SaidLine, resolution: Resolution, there: Line | undefined, currency: string): Line {
  const label = resolution.kind === 'one' ? resolution.label.slice(0, 300) : said.name
  const isSame =
    there !== undefined &&
    [label, said.name].map(oneSpace).includes(oneSpace(there.name)) &&
    there.quantity === said.quantity &&
    (!said.price || (said.price.minor === there.price.minor && said.price.currency === there.price.currency))
  if (isSame) return there
  const product = resolution.kind === 'one' || resolution.kind === 'new' ? resolution.id : undefined
  const listed = resolution.kind === 'one' ? resolution.price : undefined
  return {
    ...(product ? { product } : {}),
    name: label,
    quantity: said.quantity,
    price: said.price ?? listed ?? { minor: 0, currency },
  }
}

function lineValues(
  planning: Planning,
  read: RowRead,
  record: StoredRecord | undefined,
  values: FieldValues,
): void {
  for (const { field, lines } of read.lines) {
    const naming = planning.namings.get(field)
    const there = linesOf(record?.values[field])
    values[field] = lines.map((said, at) => {
      const resolution: Resolution = naming
        ? planning.relations.of(
            { column: naming.column, name: said.name },
            there.map(({ product }) => product ?? ''),
          )
        : { kind: 'empty' }
      return lineOf(said, resolution, there[at], planning.settings.currency)
    })
  }
}

const idsIn = (value: FieldValue | undefined): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((part) => typeof part === 'string')
      : []

type Named = { values: FieldValues; problem?: Problem }

/** An id of a record that is not here says less than the name beside it. */
function tellingCell({ relations }: Planning, { cells }: NamedRelation): NamesInCell | undefined {
  const [only] = cells
  if (cells.length === 1) return only
  const leads = ({ column, names }: NamesInCell): boolean =>
    names.some((name) => !relations.isLeftEmpty({ column, name }))
  return cells.find(leads) ?? only
}

function relationValues(
  planning: Planning,
  read: RowRead,
  record: StoredRecord | undefined,
  values: FieldValues,
): Problem | undefined {
  for (const relation of read.relations) {
    const { field } = relation
    const naming = planning.namings.get(field)
    const cell = tellingCell(planning, relation)
    if (!naming || !cell) continue
    const { column } = cell
    const ids: string[] = []
    for (const name of cell.names) {
      const found = planning.relations.of({ column, name }, idsIn(record?.values[field]))
      if (found.kind === 'one' || found.kind === 'new') ids.push(found.id)
      else if (found.kind === 'refuse')
        return {
          code: 'relation-unknown',
          message: `"${naming.field.label}": there is no ${naming.to} called so.`,
          column: column.column,
          value: name,
        }
      else if (found.kind === 'ask' && planning.decided)
        return {
          code: 'relation-undecided',
          message: `"${naming.field.label}": a ${naming.to} is called much like this, and nobody said whether it is the same. Check the file again and decide.`,
          column: column.column,
          value: name,
        }
    }
    if (ids.length > 0) values[field] = naming.field.many ? ids : (ids[0] ?? null)
  }
  return undefined
}

/** `record`: the one the row is about, if it is there. */
export function valuesOf(planning: Planning, read: RowRead, record: StoredRecord | undefined): Named {
  const values = { ...read.values }
  const problem = relationValues(planning, read, record, values)
  lineValues(planning, read, record, values)
  return { values, ...(problem ? { problem } : {}) }
}
