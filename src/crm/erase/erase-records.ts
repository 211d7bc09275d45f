/** Deletes everything the records store says about one person, in one transaction. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { type RecordType, recordTypeNames } from '../../model/crm/record-type.ts'
import { holderOf } from '../../model/person-names.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { pointingColumns } from '../duplicates/side-counts.ts'
import { foldText } from '../fold-text.ts'
import { tableOf } from '../record-columns.ts'
import { changesSql, isNotedNumber } from '../record-history.ts'
import type { Db } from '../record-rows.ts'
import { wordsOf } from '../search-rows.ts'
import { type RecordsAbout, recordsAbout } from './records-about.ts'

/** `customers`: the ids of her records. `users`: her ids elsewhere. `emails`: hers alone, in lower case. */
export type Person = {
  customers: readonly string[]
  users: readonly string[]
  anonymous?: readonly string[]
  emails?: readonly string[]
}

const countOf = async (db: Db, from: ReturnType<typeof sql>): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${from}`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

const idsOf = (about: RecordsAbout): string[] => [...about.values()].flatMap((ids) => [...ids])

/** Ids of records are unique among all types but for those of customers, which are numbers. */
const within = (about: RecordsAbout, type = 'type', record = 'record') =>
  sql`(${sql.join(
    [...about].map(
      ([name, ids]) => sql`(${sql.ref(type)} = ${name} and ${sql.ref(record)} = any(${[...ids]}::text[]))`,
    ),
    sql` or `,
  )})`

const outboxOf = (about: RecordsAbout, { users }: Person) => {
  const told = [...about].flatMap(([type, ids]) => [...ids].map((id) => `crm:${type}:${id}:`))
  return sql`(message ->> 'userId' = any(${[...users]}::text[])
    or exists (select 1 from unnest(${told}::text[]) as t(told) where starts_with(message_id, t.told)))`
}

export async function countRecords(db: Db, person: Person): Promise<Record<string, number>> {
  const about = await recordsAbout(db, person.customers)
  const counts: Record<string, number> = {}
  for (const [type, ids] of about) {
    const n = await countOf(db, sql`${sql.table(tableOf(type))} where id = any(${[...ids]}::text[])`)
    if (n > 0) counts[`${type} records`] = n
  }
  return {
    ...counts,
    'changes in histories': await countOf(db, sql`crm_change where ${within(about)}`),
    consents: await countOf(db, sql`crm_consent where customer = any(${[...person.customers]}::text[])`),
    files: await countOf(db, sql`crm_file where ${within(about)}`),
    reminders: await countOf(
      db,
      sql`crm_reminder where task = any(${[...(about.get('task') ?? [])]}::text[])`,
    ),
    'interactions on their way': await countOf(db, sql`crm_outbox where ${outboxOf(about, person)}`),
  }
}

/** Before their rows are gone: the ids of what is about her, and of the files that lie on the disk. */
export async function idsAbout(
  db: Db,
  customers: readonly string[],
): Promise<{ records: string[]; files: string[] }> {
  const about = await recordsAbout(db, customers)
  const { rows } = await sql<{ id: string }>`select id from crm_file where ${within(about)}`.execute(db)
  return { records: idsOf(about), files: rows.map(({ id }) => id) }
}

/** What her records call her elsewhere, or did before they were changed; an address that somebody else has too is not hers alone. */
export async function knownNames(
  db: Db,
  customers: readonly string[],
): Promise<{ label: string; users: string[]; emails: string[] }> {
  const { rows } = await sql<{ label: string; external_id: string | null; email: string | null }>`
    select label, external_id, email from crm_customer where id = any(${[...customers]}::text[])
    order by merged_into is not null`.execute(db)
  const earlier = await sql<{ email: string }>`
    select distinct v.email from crm_change c, jsonb_array_elements(${changesSql}) as x(change),
      lateral (values (x.change ->> 'from'), (x.change ->> 'to')) as v(email)
    where c.type = 'customer' and c.record = any(${[...customers]}::text[])
      and x.change ->> 'field' = 'email' and v.email like '%@%'`.execute(db)
  return {
    label: rows[0]?.label ?? '',
    users: rows.flatMap(({ external_id }) => external_id ?? []),
    emails: [...new Set([...rows, ...earlier.rows].flatMap(({ email }) => email ?? []))],
  }
}

export async function addressesOfOthers(
  db: Db,
  emails: readonly string[],
  customers: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`select e.email from unnest(${[...emails]}::text[]) as e(email)
    where exists (select from crm_customer where (lower(email) = e.email or external_id = e.email)
      and deleted_at is null and merged_into is null and id <> all(${[...customers]}::text[]))`.execute(db)
  return rows.map(({ email }) => email)
}

/** The words by which she could be found, also those of earlier values. */
async function wordsAbout(db: Db, about: RecordsAbout): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select text from crm_search where ${within(about, 'type', 'id')}
    union all select changes::text || coalesce(made::text, '') from crm_change where ${within(about)}`.execute(
    db,
  )
  return [...new Set(rows.flatMap(({ text }) => wordsOf(foldText(text))))]
}

/** A word at a time: only with the word before it does the database look it up in the index. */
async function eraseWords(db: Db, words: readonly string[]): Promise<void> {
  const { rows } = await sql<{ word: string }>`
    select word from crm_word where word = any(${[...words]}::text[])`.execute(db)
  const gone: string[] = []
  for (const { word } of rows) {
    const others = await sql`select from crm_search where text like ${`%${word}%`} limit 1`.execute(db)
    if (others.rows.length === 0) gone.push(word)
  }
  await sql`delete from crm_word where word = any(${gone}::text[])`.execute(db)
}

/** Her numbers, where people or Waymark noted them: histories of others, filters of views, marks of how far something came. */
async function eraseNumbers(db: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const quoted = `"(${ids.map((id) => id.replace(/[^\w-]/g, '\\$&')).join('|')})"`
  const without = (column: string, instead: string, type = 'jsonb') =>
    sql`regexp_replace(${sql.ref(column)}::text, ${quoted}::text, ${instead}::text, 'g')::${sql.raw(type)}`
  await sql`update crm_change set changes = ${without('changes', 'null')}, made = ${without('made', 'null', 'json')},
    naming = nullif(array(select number from unnest(naming) as n(number) where number <> all(${[...ids]}::text[])), '{}')
    where ${changesNaming(ids)}`.execute(db)
  for (const [table, column] of placesOfNumbers)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${without(column, '""')}
      where ${containing(column, ids)}`.execute(db)
}

const placesOfNumbers = [
  ['crm_view', 'design'],
  ['setting', 'value'],
] as const

const containing = (column: string, ids: readonly string[]) =>
  sql`${sql.ref(column)}::text like any(${ids.map((id) => `%"${id}"%`)}::text[])`

/** The history is long: only a number that is not noted with a change is looked for by reading all of it. */
export function changesNaming(ids: readonly string[]): RawBuilder<unknown> {
  const others = ids.filter((id) => !isNotedNumber(id))
  const named = sql`(naming is not null and naming && ${ids.filter(isNotedNumber)}::text[])`
  return others.length === 0
    ? named
    : sql`(${named} or ${containing('changes', others)} or ${containing('made', others)})`
}

/** Her place in a change that is still going on stays, so that it is counted; whom it named is forgotten. */
async function eraseFromBulkChanges(
  db: Transaction<Tables>,
  gone: readonly string[],
  { users, emails = [] }: Person,
): Promise<void> {
  for (const id of gone)
    await sql`update crm_bulk_change set records = array_replace(records, ${id}::text, '')
      where ${id}::text = any(records)`.execute(db)
  const { inValue } = holderOf({ users: [...users, ...gone], anonymous: [], emails })
  const rows = await db.selectFrom('crm_bulk_change').select(['id', 'change', 'why']).execute()
  for (const { id, change, why } of rows) {
    if (inValue(why))
      await db.updateTable('crm_bulk_change').set({ why: null }).where('id', '=', id).execute()
    if (inValue(change)) await db.deleteFrom('crm_bulk_change').where('id', '=', id).execute()
  }
}

/** Records that stay do not point to what is gone, nor do their histories. */
async function eraseTraces(db: Transaction<Tables>, about: RecordsAbout): Promise<void> {
  for (const from of recordTypeNames)
    for (const [to, ids] of about)
      for (const column of pointingColumns(from, to))
        await sql`update ${sql.table(tableOf(from))} set ${sql.ref(column)} = null
          where ${sql.ref(column)} = any(${[...ids]}::text[])`.execute(db)
  const gone = idsOf(about)
  const { rows } = await sql<{ type: RecordType; name: string }>`
    select type, name from crm_custom_field where design ->> 'kind' = 'relation'`.execute(db)
  for (const { type, name } of rows)
    await sql`update ${sql.table(tableOf(type))} set custom = custom - ${name}::text
      where custom ->> ${name}::text = any(${gone}::text[])`.execute(db)
  await eraseNumbers(db, [...(about.get('customer') ?? [])])
}

async function eraseMatches(db: Transaction<Tables>, customers: readonly string[]): Promise<void> {
  const ids = [...customers]
  await sql`delete from crm_match_key where type = 'customer' and record = any(${ids}::text[])`.execute(db)
  for (const table of ['crm_duplicate', 'crm_not_same'])
    await sql`delete from ${sql.table(table)} where type = 'customer'
      and (one = any(${ids}::text[]) or other = any(${ids}::text[]))`.execute(db)
  await sql`delete from crm_merge where type = 'customer'
    and (winner = any(${ids}::text[]) or loser = any(${ids}::text[]))`.execute(db)
}

/** With what other systems said of somebody whom nobody knew as a customer yet. */
async function aboutHer(db: Transaction<Tables>, person: Person): Promise<RecordsAbout> {
  const about = new Map(await recordsAbout(db, person.customers))
  const names = [...person.users, ...(person.anonymous ?? []), ...(person.emails ?? [])]
  const { rows } = await sql<{ type: RecordType; record: string }>`select type, record from crm_connected
    where person = any(${names}::text[]) and record is not null`.execute(db)
  for (const { type, record } of rows) about.set(type, new Set([...(about.get(type) ?? []), record]))
  await sql`delete from crm_connected where person = any(${names}::text[])`.execute(db)
  await sql`delete from crm_connected where record is not null and ${within(about)}`.execute(db)
  return about
}

/** The types whose lists changed. */
export async function eraseRecords(db: Kysely<Tables>, person: Person): Promise<RecordType[]> {
  return db.transaction().execute(async (transaction) => {
    const about = await aboutHer(transaction, person)
    const words = await wordsAbout(transaction, about)
    await sql`delete from crm_outbox where ${outboxOf(about, person)}`.execute(transaction)
    await sql`delete from crm_reminder where task = any(${[...(about.get('task') ?? [])]}::text[])`.execute(
      transaction,
    )
    await sql`delete from crm_file where ${within(about)}`.execute(transaction)
    await sql`delete from crm_consent where customer = any(${[...person.customers]}::text[])`.execute(
      transaction,
    )
    await sql`delete from crm_change where ${within(about)}`.execute(transaction)
    await sql`delete from crm_search where ${within(about, 'type', 'id')}`.execute(transaction)
    for (const [type, ids] of about)
      await sql`delete from ${sql.table(tableOf(type))} where id = any(${[...ids]}::text[])`.execute(
        transaction,
      )
    await eraseTraces(transaction, about)
    await eraseMatches(transaction, person.customers)
    await eraseFromBulkChanges(transaction, idsOf(about), person)
    await eraseWords(transaction, words)
    return [...about.keys()]
  })
}
