/** The pairs that were found, and those of which somebody said that they are not the same. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../model/actor.ts'
import { appError } from '../../model/app-error.ts'
import type { MergeableType } from '../../model/duplicate.ts'
import { storedJson } from '../../storage/records/stored-text.ts'
import { tableOf } from '../record-columns.ts'
import type { Db } from '../record-rows.ts'
import type { FoundPair } from './find-pairs.ts'

const countedExactly = 1_000

export type StoredPair = FoundPair & { found_at: Date }

type Ends = Pick<StoredPair, 'one' | 'other'>
const nameOf = ({ one, other }: Ends): string => `${one} ${other}`
const textsOf = <Row>(rows: readonly Row[], of: (row: Row) => unknown) => sql`${rows.map(of)}::text[]`

/** `offset 0`: record by record through the indexes, whatever the database believes of the table's size. */
async function pairsKnown(db: Db, type: MergeableType, ids: readonly string[]): Promise<Ends[]> {
  const { rows } = await sql<Ends>`
    select known.one, known.other from unnest(${[...ids]}::text[]) as own(id) cross join lateral (
      select one, other from crm_duplicate where type = ${type} and one = own.id
      union all select one, other from crm_duplicate where type = ${type} and other = own.id offset 0) as known`.execute(
    db,
  )
  return rows
}

async function forgetPairs(db: Db, type: MergeableType, gone: readonly Ends[]): Promise<void> {
  if (gone.length === 0) return
  await sql`delete from crm_duplicate where ctid = any(array(
    select known.at from unnest(${textsOf(gone, ({ one }) => one)}, ${textsOf(gone, ({ other }) => other)}) as gone(one, other)
    cross join lateral (select ctid as at from crm_duplicate where type = ${type} and one = gone.one
      and other = gone.other offset 0) as known))`.execute(db)
}

/** Puts what was found about these records in the place of what was found before. */
export async function storePairs(
  db: Db,
  type: MergeableType,
  ids: readonly string[],
  pairs: readonly FoundPair[],
  now: Date,
): Promise<void> {
  const found = new Set(pairs.map(nameOf))
  const gone = (await pairsKnown(db, type, ids)).filter((pair) => !found.has(nameOf(pair)))
  await forgetPairs(db, type, gone)
  if (pairs.length === 0) return
  await sql`insert into crm_duplicate as d (type, one, other, score, reasons, found_at)
    select ${type}, one, other, score, reasons::jsonb, ${now}::timestamptz from unnest(${textsOf(pairs, ({ one }) => one)},
      ${textsOf(pairs, ({ other }) => other)}, ${pairs.map(({ score }) => score)}::double precision[],
      ${textsOf(pairs, ({ reasons }) => storedJson(reasons))}) as x(one, other, score, reasons)
    on conflict (type, one, other) do update set score = excluded.score, reasons = excluded.reasons
      where (d.score, d.reasons) is distinct from (excluded.score, excluded.reasons)`.execute(db)
}

/** Neither deleted, nor merged already, nor said to be two. */
const standing = (type: MergeableType) => sql`crm_duplicate d
  join ${sql.table(tableOf(type))} a on a.id = d.one and a.deleted_at is null and a.merged_into is null
  join ${sql.table(tableOf(type))} b on b.id = d.other and b.deleted_at is null and b.merged_into is null
  where d.type = ${type}
    and not exists (select 1 from crm_not_same n where n.type = d.type and n.one = d.one and n.other = d.other)`

const Place = z.tuple([z.number(), z.string().max(64), z.string().max(64)])

function placeIn(cursor: string) {
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw appError('request.invalid', 'This cursor belongs to another list. Begin again without a cursor.', {
      where: 'querystring.cursor',
    })
  }
}

/** The surest first. */
export async function standingPairs(
  db: Db,
  type: MergeableType,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ pairs: StoredPair[]; next: string | null; total: { n: number; exact: boolean } }> {
  const after = cursor === undefined ? undefined : placeIn(cursor)
  const beyond = after
    ? sql`and (d.score, d.one, d.other) < (${after[0]}::double precision, ${after[1]}::text, ${after[2]}::text)`
    : sql``
  const { rows } =
    await sql<StoredPair>`select d.one, d.other, d.score, d.reasons, d.found_at from ${standing(type)} ${beyond}
    order by d.score desc, d.one desc, d.other desc limit ${limit + 1}`.execute(db)
  const counted = await sql<{ n: number }>`
    select count(*) as n from (select 1 from ${standing(type)} limit ${countedExactly + 1}) as counted`.execute(
    db,
  )
  const n = Number(counted.rows[0]?.n ?? 0)
  const pairs = rows.slice(0, limit)
  const last = pairs.at(-1)
  return {
    pairs,
    next:
      last && rows.length > limit
        ? Buffer.from(JSON.stringify([last.score, last.one, last.other])).toString('base64url')
        : null,
    total: { n: Math.min(n, countedExactly), exact: n <= countedExactly },
  }
}

/** Those of one record, the surest first. */
export async function pairsOf(db: Db, type: MergeableType, id: string): Promise<StoredPair[]> {
  const { rows } =
    await sql<StoredPair>`select d.one, d.other, d.score, d.reasons, d.found_at from ${standing(type)}
    and (d.one = ${id} or d.other = ${id}) order by d.score desc, d.one, d.other limit 100`.execute(db)
  return rows
}

export type Pair = { type: MergeableType; one: string; other: string }

/** The lesser id first, as the store compares them: byte by byte. */
const inOrder = ({ type, one, other }: Pair): Pair =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)) <= 0
    ? { type, one, other }
    : { type, one: other, other: one }

export async function rememberNotSame(db: Db, pair: Pair, actor: Actor, now: Date): Promise<void> {
  await db
    .insertInto('crm_not_same')
    .values({ ...inOrder(pair), at: now, actor: storedJson(actor) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function forgetNotSame(db: Db, pair: Pair): Promise<void> {
  const { type, one, other } = inOrder(pair)
  await db
    .deleteFrom('crm_not_same')
    .where('type', '=', type)
    .where('one', '=', one)
    .where('other', '=', other)
    .execute()
}

export async function isNotSame(db: Db, pair: Pair): Promise<boolean> {
  const { type, one, other } = inOrder(pair)
  const row = await db
    .selectFrom('crm_not_same')
    .select('at')
    .where('type', '=', type)
    .where('one', '=', one)
    .where('other', '=', other)
    .executeTakeFirst()
  return row !== undefined
}
