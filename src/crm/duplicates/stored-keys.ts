/** The match keys of records as they are stored, and which records share one. */
import { type RawBuilder, sql } from 'kysely'
import type { MergeableType } from '../../model/duplicate.ts'
import type { Db } from '../record-rows.ts'
import type { RecordShape } from '../record-shape.ts'
import type { ComparedRecord } from './compared-record.ts'
import { matchKeys } from './match-keys.ts'

/** A key that more records share says too little; so the work per record is bounded, however many there are. */
const mostOfKey = 40

/** Keys as signed numbers in text, each with the record that has it. */
export type OwnKeys = { key: string; record: string }[]

/** Keys that were found to be shared by too many. Asking again would cost the most, and there is no other answer for a while. */
export type TooCommon = Set<string>
const mostRemembered = 200_000

export async function storeMatchKeys(
  db: Db,
  type: MergeableType,
  records: readonly ComparedRecord[],
  shape: RecordShape,
): Promise<OwnKeys> {
  const own = records.flatMap((record) =>
    matchKeys(record, shape).map((key) => ({ key: String(key), record: record.id })),
  )
  if (records.length === 0) return own
  const ids = records.map(({ id }) => id)
  await sql`delete from crm_match_key where record = any(${ids}::text[]) and type = ${type}`.execute(db)
  await sql`insert into crm_match_key (type, key, record)
    select ${type}, key, record from unnest(${own.map(({ key }) => key)}::bigint[], ${own.map(({ record }) => record)}::text[])
      as x(key, record)
    on conflict do nothing`.execute(db)
  await countedBefore(db, own.length)
  return own
}

const fewKeys = 100
/** Once the database knows of so many times what is added, it plans for a table that grows. */
const severalTimes = 4

/** The embedded database counts no table by itself, and chooses the wrong index of one that it believes to be empty. */
async function countedBefore(db: Db, added: number): Promise<void> {
  if (added < fewKeys) return
  const { rows } = await sql<{ known: number }>`
    select reltuples as known from pg_class where oid = 'crm_match_key'::regclass`.execute(db)
  if ((rows[0]?.known ?? 0) < added * severalTimes) await sql`analyze crm_match_key`.execute(db)
}

type SharedKey = { key: string; records: string[] }

/** `offset 0` keeps it as it is written: one look-up in the index per key, which ends as soon as there are too many. */
export const sharedKeysSql = (
  type: MergeableType,
  keys: readonly string[],
): RawBuilder<SharedKey> => sql<SharedKey>`
  select own.key::text as key, held.records from unnest(${[...keys]}::bigint[]) as own(key)
  cross join lateral (select array_agg(record) as records from (select record from crm_match_key m
    where m.type = ${type} and m.key = own.key limit ${sql.lit(mostOfKey + 1)}) as counted offset 0) as held
  where cardinality(held.records) >= 2`

/** By key: all records that have it, of keys that two to forty have. */
export async function sharedKeys(
  db: Db,
  type: MergeableType,
  own: OwnKeys,
  tooCommon: TooCommon,
): Promise<Map<string, readonly string[]>> {
  const keys = [...new Set(own.map(({ key }) => key))].filter((key) => !tooCommon.has(key))
  if (keys.length === 0) return new Map()
  const { rows } = await sharedKeysSql(type, keys).execute(db)
  const shared = new Map<string, readonly string[]>()
  if (tooCommon.size > mostRemembered) tooCommon.clear()
  for (const { key, records } of rows)
    if (records.length > mostOfKey) tooCommon.add(key)
    else shared.set(key, records)
  return shared
}
