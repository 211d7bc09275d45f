/** Interactions of one connected source, by what their ids begin with and by the files that it brought. */
import type { Kysely } from 'kysely'
import type { BroughtFrom, BroughtInteractions } from '../../model/brought.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { noteHomes } from './changed-homes.ts'
import { longStatement } from './prepare.ts'

/** Ids of one source may begin with all of another's. */
const sentSql = `startsWith(message_id, {ours:String})
  AND NOT arrayExists(other -> startsWith(message_id, other), {others:Array(String)})`

const sentParams = ({ source, others }: BroughtFrom) => ({
  ours: `${source}:`,
  others: others.map((other) => `${other}:`),
})

/** Files of the source that are in, newest first. */
export async function importsOfSource(db: Kysely<Tables>, { source }: BroughtFrom): Promise<number[]> {
  const rows = await db
    .selectFrom('import')
    .select('id')
    .where('source', '=', source)
    .where('state', '=', 'done')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id }) => id)
}

/** Without those that only introduce a person. */
export async function countBrought(
  journeys: Journeys,
  from: BroughtFrom,
  imports: readonly number[],
): Promise<number> {
  const [found] = await journeys.rows<{ n: string }>(
    `SELECT count() AS n FROM interactions
     WHERE (${sentSql} AND NOT startsWith(message_id, concat({ours:String}, 'person:')))
       OR has({imports:Array(UInt32)}, import)`,
    { ...sentParams(from), imports },
  )
  return Number(found?.n ?? 0)
}

/** Deletes what was sent. Returns the list of changed homes. */
export async function takeSentBack(journeys: Journeys, from: BroughtFrom): Promise<string> {
  const params = sentParams(from)
  const list = await noteHomes(journeys, 'interactions', sentSql, [params])
  await journeys.command(`ALTER TABLE interactions DELETE WHERE ${sentSql}`, params, {
    settings: { ...longStatement, mutations_sync: '2' },
  })
  return list
}

async function idsOfOrder(journeys: Journeys, order: string, source: string): Promise<string[]> {
  const rows = await journeys.rows<{ message_id: string }>(
    `SELECT message_id FROM interactions
     WHERE order_id = {order:String} AND startsWith(message_id, {ours:String})`,
    { order, ours: `${source}:` },
  )
  return rows.map(({ message_id }) => message_id)
}

/** Of whom somebody else tells something; what the CRM tells of its records does not count. */
async function customersToldElsewhere(
  journeys: Journeys,
  customers: readonly string[],
  from: BroughtFrom,
  imports: readonly number[],
): Promise<Set<string>> {
  if (customers.length === 0) return new Set()
  const members = await journeys.rows<{ home: string; customer: string }>(
    'SELECT home, customer FROM members FINAL WHERE customer IN {customers:Array(UInt64)}',
    { customers: customers.map(BigInt) },
  )
  const ownerOf = new Map([
    ...customers.map((id) => [id, id] as const),
    ...members.map(({ home, customer }) => [String(home), String(customer)] as const),
  ])
  const rows = await journeys.rows<{ home: string }>(
    `SELECT DISTINCT home FROM interactions
     WHERE home IN {homes:Array(UInt64)} AND NOT startsWith(message_id, 'crm:')
       AND NOT (${sentSql}) AND NOT has({imports:Array(UInt32)}, import)`,
    { ...sentParams(from), homes: [...ownerOf.keys()].map(BigInt), imports },
  )
  return new Set(rows.flatMap(({ home }) => ownerOf.get(String(home)) ?? []))
}

/** What is asked of a source before any of it is taken back. */
export const broughtBySource = (
  db: Kysely<Tables>,
  journeys: Journeys,
): Omit<BroughtInteractions, 'takeBack'> => ({
  count: async (from) => countBrought(journeys, from, await importsOfSource(db, from)),
  ofOrder: (order, source) => idsOfOrder(journeys, order, source),
  toldElsewhere: async (customers, from) =>
    customersToldElsewhere(journeys, customers, from, await importsOfSource(db, from)),
})
