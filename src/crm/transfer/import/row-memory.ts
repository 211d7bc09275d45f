/** What a connected system said of its rows before: which records they are, and what of a row is news here. */
import { sql, type Transaction } from 'kysely'
import type { FieldValue, FieldValues } from '../../../model/crm/field-value.ts'
import type { ImportedType } from '../../../model/crm/record-import.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import {
  type ConnectedRow,
  changedByOthers,
  forgetUnknown,
  lockConnected,
  saveConnected,
  storedKey,
} from '../../connected/connected-rows.ts'
import { hear, type Said } from '../../connected/hear.ts'
import { tableOf } from '../../record-columns.ts'
import type { RecordShape } from '../../record-shape.ts'
import type { StoredRecord } from '../../stored-record.ts'
import type { RowRead } from './row-read.ts'

/** Where rows come from that come again. */
export type RowSource = {
  source: string
  /** Who writes: its own changes are not those of somebody here. */
  actor: string
  /** What the row is called there, and when it was changed there, in ms. */
  keyOf(row: RowRead): string | undefined
  atOf(row: RowRead): number
  overwrite: boolean
}

export type RowMemory = Awaited<ReturnType<typeof recallRows>>

/** Who turned out to be somebody else is that somebody. */
async function standingFor(
  db: Transaction<Tables>,
  type: ImportedType,
  rows: Iterable<ConnectedRow>,
): Promise<Map<string, string>> {
  const ids = [...rows].flatMap(({ record }) => record ?? [])
  if (ids.length === 0) return new Map()
  const { rows: found } = await sql<{ id: string; now: string }>`
    select id, coalesce(merged_into, id) as now from ${sql.table(tableOf(type))} where id = any(${ids}::text[])`.execute(
    db,
  )
  return new Map(found.map(({ id, now }) => [id, now]))
}

const isLines = (shape: RecordShape, field: string): boolean => shape.field(field)?.kind === 'lines'

/** Locked until the end of the transaction. `blanks`: an empty cell says that it is empty there. */
export async function recallRows(
  db: Transaction<Tables>,
  type: ImportedType,
  shape: RecordShape,
  { source, actor, keyOf, atOf, overwrite }: RowSource,
  read: readonly RowRead[],
  blanks: boolean,
) {
  const keys = new Map(
    read.flatMap((row) => {
      const key = keyOf(row)
      return key ? [[row.row, storedKey(key)] as const] : []
    }),
  )
  const known = await lockConnected(db, source, type, [...keys.values()])
  const now = await standingFor(db, type, known.values())
  const heard = new Map<string, Said>()
  let others: ReadonlyMap<string, number> = new Map()
  const rowOf = ({ row }: RowRead): ConnectedRow | undefined => known.get(keys.get(row) ?? '')

  /** Only what was filled from there is emptied from there. */
  const emptied = ({ empty }: RowRead, values: FieldValues): FieldValues =>
    Object.fromEntries(
      (blanks ? empty : []).flatMap((name) => {
        const field = shape.field(name)
        const isFixed = !field || field.required || name === 'externalId' || isLines(shape, name)
        return isFixed || name in values ? [] : [[name, null]]
      }),
    )

  return {
    /** Records that the rows were before. */
    records: (): string[] => [...now.values()],
    recordOf: (row: RowRead): string | undefined => now.get(rowOf(row)?.record ?? ''),
    async lookInto(records: readonly string[]): Promise<void> {
      if (!overwrite) others = await changedByOthers(db, type, records, actor)
    },
    /** Notes what the row says, and answers with what of it the record takes. */
    news(row: RowRead, record: StoredRecord | undefined, values: FieldValues): FieldValues {
      const before = rowOf(row)
      if (!before) return values
      const all: FieldValues = { ...values, ...emptied(row, values) }
      const { said, news } = hear(heard.get(before.key) ?? before.said, all, atOf(row))
      heard.set(before.key, said)
      if (!record) return values
      const isLater = (field: string): boolean => {
        const by = others.get(`${record.id} ${field}`)
        return by === undefined || (said[field]?.since ?? 0) > by
      }
      const wins = ([field, value]: [string, FieldValue]): boolean =>
        overwrite ? value !== null || news.includes(field) : news.includes(field) && isLater(field)
      return Object.fromEntries(Object.entries(all).filter(wins))
    },
    /** `records`: which record each row is now, by its number. `made`: of records that were named and are made now. */
    async save(records: ReadonlyMap<number, string>, made: (value: FieldValue) => FieldValue): Promise<void> {
      const saved = [...records].flatMap(([row, record]): ConnectedRow[] => {
        const before = known.get(keys.get(row) ?? '')
        if (!before) return []
        const said = Object.entries(heard.get(before.key) ?? before.said)
        return [
          {
            ...before,
            record,
            said: Object.fromEntries(
              said.map(([field, { value, ...when }]) => [field, { value: made(value), ...when }]),
            ),
          },
        ]
      })
      await saveConnected(db, source, type, saved)
      await forgetUnknown(db, source, type, [...known.keys()])
    },
  }
}
