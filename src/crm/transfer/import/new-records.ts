/** Records that rows name and that are not there yet: made together with the rows that name them. */
import type { Transaction } from 'kysely'
import type { FieldValue, FieldValues, Line } from '../../../model/crm/field-value.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'
import type { ErasedPeople } from '../../../storage/records/erased-people.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import type { AnyWrite } from '../../apply-write.ts'
import { aloneMaking } from '../../made-once.ts'
import { type WriteWish, type Written, writeWithin } from '../../write-records.ts'
import { madeMeanwhile, type Relations } from './relations.ts'

const isLine = (part: unknown): part is Line => typeof part === 'object' && part !== null && 'price' in part

/** Whatever may be the id of another record; texts that are none do no harm. */
export const idsNamedIn = (values: FieldValues): string[] =>
  Object.values(values).flatMap((value): string[] => {
    if (typeof value === 'string') return [value]
    if (!Array.isArray(value)) return []
    return value.flatMap((part) => (isLine(part) ? (part.product ?? []) : part))
  })

/** The same value with the ids of records that were made. */
export function withId(value: FieldValue, ids: ReadonlyMap<string, string>): FieldValue {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (!Array.isArray(value)) return value
  if (value.every(isLine))
    return value.filter(isLine).map((line) => {
      const id = line.product ? ids.get(line.product) : undefined
      return id === undefined ? line : { ...line, product: id }
    })
  return value.filter((part) => typeof part === 'string').map((part) => ids.get(part) ?? part)
}

/** The same write where it names nothing that was made. Only fields that name records are looked at. */
export function withIds(
  write: AnyWrite,
  ids: ReadonlyMap<string, string>,
  fields: ReadonlySet<string>,
): AnyWrite {
  if (ids.size === 0 || (write.do !== 'create' && write.do !== 'update')) return write
  const named = Object.entries(write.values).filter(
    ([name, value]) => fields.has(name) && idsNamedIn({ [name]: value }).some((id) => ids.has(id)),
  )
  if (named.length === 0) return write
  const replacements = named.map(([name, value]) => [name, withId(value, ids)])
  return { ...write, values: { ...write.values, ...Object.fromEntries(replacements) } }
}

function* idsNamedBy(writes: readonly AnyWrite[]): Generator<string> {
  for (const write of writes) if ('values' in write) yield* idsNamedIn(write.values)
}

/** Records that these writes name and that are not there yet. */
export const unmade = (relations: Relations, writes: readonly AnyWrite[]) =>
  relations.newOnes(idsNamedBy(writes))

export type Made = { ids: Map<string, string>; written: { type: RecordType; written: Written }[] }

export async function makeNamed(
  transaction: Transaction<Tables>,
  relations: Relations,
  writes: readonly AnyWrite[],
  { erased, ...wish }: Pick<WriteWish, 'actor' | 'now' | 'batch'> & { erased: ErasedPeople },
): Promise<Made> {
  const made: Made = { ids: new Map(), written: [] }
  for (const [type, named] of Map.groupBy(unmade(relations, writes), ({ to }) => to)) {
    await aloneMaking(transaction, type)
    const names = named.map(({ name }) => name)
    const there = await madeMeanwhile(transaction, type, names)
    for (const { id, name } of named) {
      const known = there.get(name)
      if (known !== undefined) made.ids.set(id, known)
    }
    const ofType = named.filter(({ name }) => !there.has(name))
    const creates = ofType.map(({ values }) => ({ do: 'create' as const, values }))
    const written = await writeWithin(transaction, { ...wish, type, writes: creates }, erased)
    made.written.push({ type, written })
    for (const result of written.results) {
      const wanted = ofType[result.index]
      if (wanted && result.status !== 'refused') made.ids.set(wanted.id, result.id)
    }
  }
  return made
}
