/** Finds records by words that stand in them, also by words that are spelt wrong. */
import { sql } from 'kysely'
import type { SearchHit } from '../model/crm/crm-record.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { foldText } from './fold-text.ts'
import { authorKey, type Reader } from './record-access.ts'
import type { Condition } from './record-condition.ts'
import type { Db } from './record-rows.ts'

const shortestFuzzy = 3
const mostWords = 6
const mostAlike = 6
/** With so many that contain the words as they are, nobody looks for those that are only alike. */
const enough = 5
/** Of so many, a list reads the ids first; what is met by more is looked at beside each record of the list instead. */
const mostRead = 2_000

/** What is searched, and for whom. */
type Scope = { types: readonly RecordType[]; reader: Reader }

type Row = { type: RecordType; id: string; label: string; text: string }

const likePart = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

const within = ({ types, reader }: Scope, condition: Condition): Condition =>
  sql`(${condition} and type = any(${types}::text[])
    and (only_for is null or only_for = ${reader ? authorKey(reader) : ''}))`

async function rowsWhere(db: Db, condition: Condition, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select type, id, label, text from crm_search where ${condition} limit ${limit}`.execute(db)
  return rows
}

async function idsWhere(db: Db, condition: Condition, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from crm_search where ${condition} limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

const containing = (query: string, scope: Scope): Condition =>
  within(scope, sql`text like ${likePart(query)}`)

/** Words of records that are like this one, and the word itself, which may be a part of longer ones. */
async function alike(db: Db, word: string): Promise<string[]> {
  if (word.length < shortestFuzzy) return [word]
  const { rows } = await sql<{ word: string }>`
    select word from crm_word where word % ${word}::text
    order by similarity(word, ${word}::text) desc, word limit ${mostAlike}`.execute(db)
  return [...new Set([word, ...rows.map((row) => row.word)])]
}

/** Each word, or one that is like it, stands somewhere in the text. */
async function resembling(db: Db, query: string, scope: Scope): Promise<Condition> {
  const words = query.split(' ').slice(0, mostWords)
  const conditions: Condition[] = []
  for (const word of words) {
    const any = (await alike(db, word)).map((one) => sql`text like ${likePart(one)}`)
    conditions.push(sql`(${sql.join(any, sql` or `)})`)
  }
  return within(scope, sql.join(conditions, sql` and `))
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const word of text.split(' '))
    for (let at = 0; at <= word.length; at++) pairs.add(` ${word} `.slice(at, at + 2))
  return pairs
}

/** 0..1: how much of what was asked for stands in the text. */
function closeness(query: string, { label, text }: Row): number {
  if (foldText(label).startsWith(query)) return 1
  if (text.includes(query)) return 0.95
  const [wanted, there] = [pairsOf(query), pairsOf(text)]
  let met = 0
  for (const pair of wanted) if (there.has(pair)) met++
  return (0.9 * met) / Math.max(1, wanted.size)
}

/** Which records of a list a search found: these; or, where they are many, those whose row for the search meets a condition. */
export type Found =
  | { kind: 'few'; ids: readonly string[] }
  | { kind: 'many'; moreThan: number; ids: Condition }

async function foundWhere(db: Db, condition: Condition): Promise<Found> {
  const ids = await idsWhere(db, condition, mostRead + 1)
  return ids.length <= mostRead
    ? { kind: 'few', ids }
    : { kind: 'many', moreThan: mostRead, ids: sql`select id from crm_search where ${condition}` }
}

/** For a list: those whose text contains the words; where none does, those that resemble them. */
export async function foundInList(
  db: Db,
  given: string,
  type: RecordType,
  reader: Reader,
): Promise<Found | undefined> {
  const query = foldText(given)
  if (query === '') return undefined
  const scope = { types: [type], reader }
  const exact = await foundWhere(db, containing(query, scope))
  const isNone = exact.kind === 'few' && exact.ids.length === 0
  return isNone ? foundWhere(db, await resembling(db, query, scope)) : exact
}

/** What contains the words comes first; where that is little, what resembles them follows. */
export async function searchRecords(
  db: Db,
  given: string,
  scope: Scope,
  limit: number,
): Promise<SearchHit[]> {
  const query = foldText(given)
  if (query === '') return []
  const exact = await rowsWhere(db, containing(query, scope), limit)
  const fuzzy =
    exact.length < Math.min(limit, enough)
      ? await rowsWhere(db, await resembling(db, query, scope), limit * 3)
      : []
  const found = new Map([...fuzzy, ...exact].map((row) => [`${row.type} ${row.id}`, row]))
  return [...found.values()]
    .map((row) => ({ ...row, score: closeness(query, row) }))
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
    .slice(0, limit)
    .map(({ type, id, label, text, score }) => ({ type, id, label, detail: text, score }))
}
