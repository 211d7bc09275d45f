/** Finds the records that some others may be: those with a key in common, and customers of one device. */
import { type RawBuilder, sql } from 'kysely'
import type { DuplicateReason, MergeableType } from '../../model/duplicate.ts'
import { foldText } from '../fold-text.ts'
import { tableOf } from '../record-columns.ts'
import type { Db } from '../record-rows.ts'
import type { RecordShape } from '../record-shape.ts'
import {
  type ComparedRecord,
  type ComparedRow,
  comparedColumns,
  comparedRecord,
  type LookedAt,
} from './compared-record.ts'
import { birthdayField, domainKey, personalEmail, phoneKey } from './match-keys.ts'
import { type Compared, judge, leastLikeness, leastScore } from './match-weights.ts'
import { type OwnKeys, sharedKeys, type TooCommon } from './stored-keys.ts'

/** A device of more customers is a till or a family's, and no sign that two are one. */
const mostOfDevice = 3

export type FoundPair = { one: string; other: string; score: number; reasons: DuplicateReason[] }

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

/** Of the records that are looked at, by their ids: those they are compared with, and whether a device was seen with both. */
export type Candidates = Map<string, Map<string, boolean>>

const noOne: ReadonlyMap<string, boolean> = new Map()

/** A pair stands once, under the one of the two that is met first. */
function addPair(candidates: Candidates, own: string, other: string, device: boolean): void {
  if (own === other) return
  const known = (candidates.get(other) ?? noOne).has(own)
  const [one, two] = known ? [other, own] : [own, other]
  const others = candidates.get(one) ?? new Map<string, boolean>()
  candidates.set(one, others)
  others.set(two, device || others.get(two) === true)
}

export async function candidatesOf(
  db: Db,
  type: MergeableType,
  own: OwnKeys,
  ids: readonly string[],
  tooCommon: TooCommon,
): Promise<Candidates> {
  const candidates: Candidates = new Map()
  const shared = await sharedKeys(db, type, own, tooCommon)
  for (const { key, record } of own)
    for (const other of shared.get(key) ?? []) addPair(candidates, record, other, false)
  if (type !== 'customer') return candidates
  const { rows } = await ofDevices(ids).execute(db)
  for (const { own, other } of rows) addPair(candidates, own, other, true)
  return candidates
}

const ofDevices = (ids: readonly string[]) => sql<{ own: string; other: string }>`
  select distinct a.user_home::text as own, b.user_home::text as other
  from identity_link a join identity_link b on b.from_home = a.from_home and b.kind = 'anonymous' and b.user_home <> a.user_home
  where a.kind = 'anonymous' and a.user_home = any(${ids}::numeric[])
    and (select count(*) from (select 1 from identity_link d where d.from_home = a.from_home limit ${sql.lit(mostOfDevice + 1)}) as few)
      <= ${sql.lit(mostOfDevice)}`

const emailOf = (side: string) => sql.raw(`lower(trim(${side}.email))`)
const digitsOf = (side: string) => sql.raw(`right(regexp_replace(${side}.phone, '[^0-9]', '', 'g'), 9)`)

/** Words of letters without accents, which the database folds as `foldText` does; of others only that can tell. */
const plainCity = '^[!-~]+( [!-~]+)*$'

/**
 * Customers of one name, or of one first name in one city, are many, and hardly two of them are one: whoever shares
 * nothing but a name, or nothing but a city and a company, is left out before anybody is read. Never one that `judge`
 * would take; see its test.
 */
const worthReading = sql`own.device or own.name is null or b.name is null or case
  when names.likeness >= ${sql.lit(leastLikeness)} and (own.company = b.company_id or own.city = lower(b.city)
    or own.city is not null and b.city !~ ${sql.lit(plainCity)}) then true
  else own.email_key = ${emailOf('b')} or own.digits = ${digitsOf('b')} end`

type OwnSide = { record: LookedAt; others: readonly string[]; device: boolean }

export function ownSides(candidates: Candidates, records: ReadonlyMap<string, LookedAt>): OwnSide[] {
  return [...candidates].flatMap(([id, others]) => {
    const record = records.get(id)
    if (!record?.isStanding) return []
    const [seen, unseen] = [true, false].map((wanted) =>
      [...others].flatMap(([other, device]) => (device === wanted ? [other] : [])),
    )
    return [
      ...(seen?.length ? [{ record, others: seen, device: true }] : []),
      ...(unseen?.length ? [{ record, others: unseen, device: false }] : []),
    ]
  })
}

type ReadPair = ComparedRow & { own: string; other: string; device: boolean; likeness: number }

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/**
 * `offset 0` keeps every step as it is written, one look-up in the index per pair: for a table that nobody has counted
 * yet the database expects one row, and would join all customers with all others.
 */
export function readPairsSql(
  type: MergeableType,
  sides: readonly OwnSide[],
  shape: RecordShape,
): RawBuilder<ReadPair> {
  const isFewer = type === 'customer' && birthdayField(shape) === undefined
  const values = (of: (side: OwnSide) => unknown) => sql`${sides.map(of)}::text[]`
  return sql<ReadPair>`
    select own.id as own, b.id as other, own.device, names.likeness, ${comparedColumns(type, shape, 'b')}
    from (select x.*, ${emailOf('x')} as email_key, ${digitsOf('x')} as digits from unnest(
      ${values(({ record }) => record.id)}, ${values(({ record }) => record.labelKey)},
      ${values(({ record }) => text(record.values.name))}, ${values(({ record }) => text(record.values.email))},
      ${values(({ record }) => text(record.values.phone))}, ${values(({ record }) => text(record.values.company))},
      ${values(({ record }) => foldText(textOf(record.values.city)) || null)}, ${values(({ others }) => others.join(' '))},
      ${sides.map(({ device }) => device)}::boolean[]) as x(id, label_key, name, email, phone, company, city, others, device) offset 0) as own
    cross join lateral unnest(string_to_array(own.others, ' ')) as candidate(id)
    cross join lateral (select * from ${sql.table(tableOf(type))} where id = candidate.id offset 0) as b
    cross join lateral (select similarity(own.label_key, b.label_key) as likeness offset 0) as names
    where b.deleted_at is null and b.merged_into is null and (${isFewer ? worthReading : sql`true`})`
}

const both = (a: string, b: string): boolean | undefined => (a && b ? a === b : undefined)
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Only where both say something they agree or not. */
function compare(
  a: ComparedRecord,
  b: ComparedRecord,
  shape: RecordShape,
  { likeness, device }: { likeness: number; device: boolean },
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

/** Every pair that one of these records is probably part of. `own`: their keys, as they are stored. */
export async function findPairs(
  db: Db,
  type: MergeableType,
  looked: { records: readonly LookedAt[]; own: OwnKeys },
  shape: RecordShape,
  tooCommon: TooCommon,
): Promise<FoundPair[]> {
  const records = new Map(looked.records.map((record) => [record.id, record]))
  const sides = ownSides(await candidatesOf(db, type, looked.own, [...records.keys()], tooCommon), records)
  if (sides.length === 0) return []
  const { rows } = await readPairsSql(type, sides, shape).execute(db)
  return rows.flatMap((row) => {
    const a = records.get(row.own)
    if (!a) return []
    const judged = judge(type, compare(a, comparedRecord(type, row.other, row, shape), shape, row))
    const [one, other] = row.own < row.other ? [row.own, row.other] : [row.other, row.own]
    return judged.score >= leastScore ? [{ one, other, ...judged }] : []
  })
}

/** Two given records, whatever they have in common. */
export async function judgePair(
  db: Db,
  type: MergeableType,
  a: ComparedRecord,
  b: ComparedRecord,
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
