/** Finds the records that some others may be: those with a key in common, and customers of one device. */
import { type RawBuilder, sql } from 'kysely'
import type { DuplicateReason, MergeableType } from '../../model/duplicate.ts'
import { storedJson } from '../../storage/records/stored-text.ts'
import { foldText } from '../fold-text.ts'
import { tableOf } from '../record-columns.ts'
import { type Db, readRecords } from '../record-rows.ts'
import type { RecordShape } from '../record-shape.ts'
import type { StoredRecord } from '../stored-record.ts'
import { birthdayField, domainKey, matchKeys, personalEmail, phoneKey } from './match-keys.ts'
import { type Compared, judge, leastLikeness, leastScore } from './match-weights.ts'

/** A key that more records share says too little; so the work per record is bounded, however many there are. */
const mostOfKey = 40
/** A device of more customers is a till or a family's, and no sign that two are one. */
const mostOfDevice = 3

export type FoundPair = { one: string; other: string; score: number; reasons: DuplicateReason[] }

export async function storeMatchKeys(
  db: Db,
  type: MergeableType,
  records: readonly StoredRecord[],
  shape: RecordShape,
): Promise<void> {
  if (records.length === 0) return
  const ids = records.map(({ id }) => id)
  const rows = records.flatMap((record) =>
    matchKeys(record, shape).map((key) => ({ key: String(key), record: record.id })),
  )
  await sql`delete from crm_match_key where record = any(${ids}::text[]) and type = ${type}`.execute(db)
  await sql`insert into crm_match_key (type, key, record)
    select ${type}, key::bigint, record from jsonb_to_recordset(${storedJson(rows)}::jsonb) as x(key text, record text)
    on conflict do nothing`.execute(db)
  await countedBefore(db, rows.length)
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

/**
 * Without those known by an id alone, who are most: they have no key (see `matchKeys`), never had one as nobody changed
 * them, and share no device.
 */
export async function customersToCompare(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from crm_customer c where id = any(${ids}::text[]) and not (
      version = 1 and name is null and email is null and phone is null
      and not exists (select 1 from identity_link l where l.kind = 'anonymous' and l.user_home = c.id::numeric))`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export type Candidate = { one: string; other: string; likeness: number; device: boolean }

const ofDevices = (ids: readonly string[]) => sql`
  union all
  select least(a.user_home::text collate "C", b.user_home::text collate "C"),
    greatest(a.user_home::text collate "C", b.user_home::text collate "C"), true
  from identity_link a join identity_link b on b.from_home = a.from_home and b.kind = 'anonymous' and b.user_home <> a.user_home
  where a.kind = 'anonymous' and a.user_home = any(${ids}::numeric[])
    and (select count(*) from (select 1 from identity_link d where d.from_home = a.from_home limit ${sql.lit(mostOfDevice + 1)}) as few)
      <= ${sql.lit(mostOfDevice)}`

const digits = (side: string) => sql.raw(`right(regexp_replace(${side}.phone, '[^0-9]', '', 'g'), 9)`)

/**
 * Customers of one first name in one city are many, and hardly two of them are one: whoever is called differently and
 * shares neither address nor number is left out before anybody is read. Never one that `judge` would take; see its test.
 */
const worthReading = sql`
  pair.device or a.name is null or b.name is null or case
    when similarity(a.label_key, b.label_key) >= ${sql.lit(leastLikeness)} then true
    else lower(trim(a.email)) = lower(trim(b.email)) or ${digits('a')} = ${digits('b')} end`

/**
 * `offset 0` keeps every step as it is written, one look-up in an index per row: for a table that nobody has counted
 * yet the database expects one row, and would join all customers with all others.
 */
export const candidatesSql = (
  type: MergeableType,
  ids: readonly string[],
  shape: RecordShape,
): RawBuilder<Candidate> => {
  const isFewer = type === 'customer' && birthdayField(shape) === undefined
  const table = sql.table(tableOf(type))
  return sql<Candidate>`
    with mine as materialized (
      select keys.key, own.id as record from unnest(${ids}::text[]) as own(id)
      cross join lateral (select key from crm_match_key where record = own.id collate "C" and type = ${type} offset 0) as keys
    ), few as materialized (
      select key from (select distinct key from mine) as own
      cross join lateral (select count(*) as n from (select 1 from crm_match_key m where m.type = ${type}
        and m.key = own.key limit ${sql.lit(mostOfKey + 1)}) as counted offset 0) as shared
      where shared.n between 2 and ${sql.lit(mostOfKey)}
    ), telling as materialized (select key, mine.record from mine join few using (key)
    ), found as (
      select least(own.record, o.record) as one, greatest(own.record, o.record) as other, false as device
      from telling as own cross join lateral (
        select record from crm_match_key where type = ${type} and key = own.key offset 0) as o
      where o.record <> own.record collate "C"
      ${type === 'customer' ? ofDevices(ids) : sql``}
    ), pair as materialized (select one, other, bool_or(device) as device from found group by one, other)
    select pair.one, pair.other, pair.device, similarity(a.label_key, b.label_key) as likeness
    from pair
    cross join lateral (select * from ${table} where id = pair.one offset 0) as a
    cross join lateral (select * from ${table} where id = pair.other offset 0) as b
    where a.deleted_at is null and a.merged_into is null and b.deleted_at is null and b.merged_into is null
      and (${isFewer ? worthReading : sql`true`})`
}

const both = (a: string, b: string): boolean | undefined => (a && b ? a === b : undefined)
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Only where both say something they agree or not. */
function compare(
  a: StoredRecord,
  b: StoredRecord,
  shape: RecordShape,
  { likeness, device }: Pick<Candidate, 'likeness' | 'device'>,
): Compared {
  const [x, y] = [a.values, b.values]
  const birthday = birthdayField(shape)
  const found: Compared = {
    phone: both(phoneKey(x), phoneKey(y)),
    city: both(foldText(textOf(x.city)), foldText(textOf(y.city))),
    ...(textOf(x.name) && textOf(y.name) ? { name: likeness } : {}),
    ...(shape.type === 'customer'
      ? {
          email: both(personalEmail(x), personalEmail(y)),
          company: both(textOf(x.company), textOf(y.company)),
          birthday: birthday ? both(textOf(x[birthday]), textOf(y[birthday])) : undefined,
          ...(device ? { device: true } : {}),
        }
      : { domain: both(domainKey(x), domainKey(y)) }),
  }
  return found
}

/** Every pair that one of these records is probably part of. */
export async function findPairs(
  db: Db,
  type: MergeableType,
  ids: readonly string[],
  shape: RecordShape,
): Promise<FoundPair[]> {
  const { rows: found } = await candidatesSql(type, ids, shape).execute(db)
  const wanted = [...new Set(found.flatMap(({ one, other }) => [one, other]))]
  const byId = new Map((await readRecords(db, type, wanted)).map((record) => [record.id, record]))
  return found.flatMap((candidate) => {
    const [a, b] = [byId.get(candidate.one), byId.get(candidate.other)]
    if (!a || !b) return []
    const judged = judge(type, compare(a, b, shape, candidate))
    return judged.score >= leastScore ? [{ one: candidate.one, other: candidate.other, ...judged }] : []
  })
}

/** Two given records, whatever they have in common. */
export async function judgePair(
  db: Db,
  type: MergeableType,
  a: StoredRecord,
  b: StoredRecord,
  shape: RecordShape,
) {
  const { rows } = await sql<{ likeness: number; device: boolean }>`
    select similarity(a.label_key, b.label_key) as likeness, exists (
      select 1 from identity_link x join identity_link y on y.from_home = x.from_home and y.kind = 'anonymous'
      where x.kind = 'anonymous' and x.user_home::text = a.id and y.user_home::text = b.id) as device
    from ${sql.table(tableOf(type))} a, ${sql.table(tableOf(type))} b where a.id = ${a.id} and b.id = ${b.id}`.execute(
    db,
  )
  const [found] = rows
  return judge(type, compare(a, b, shape, found ?? { likeness: 0, device: false }))
}
