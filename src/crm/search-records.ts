/** Finds records by words that stand in them, also by words that are spelt wrong. */
import { type RawBuilder, sql } from 'kysely'
import type { SearchHit } from '../model/crm/crm-record.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { foldText } from './fold-text.ts'
import { authorKey, type Reader } from './record-access.ts'
import type { Db } from './record-rows.ts'

const shortestFuzzy = 3
const mostWords = 6
const mostAlike = 6
/** With so many that contain the words as they are, nobody looks for those that are only alike. */
const enough = 5
const mostInList = 10_000

/** What is searched, and for whom. */
type Scope = { types: readonly RecordType[]; reader: Reader }

type Row = { type: RecordType; id: string; label: string; text: string }

const likePart = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

async function rowsWhere(
  db: Db,
  condition: RawBuilder<unknown>,
  { types, reader }: Scope,
  limit: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select type, id, label, text from crm_search
    where ${condition} and type = any(${types}::text[])
      and (only_for is null or only_for = ${reader ? authorKey(reader) : ''})
    limit ${limit}`.execute(db)
  return rows
}

const containing = (db: Db, query: string, scope: Scope, limit: number): Promise<Row[]> =>
  rowsWhere(db, sql`text like ${likePart(query)}`, scope, limit)

/** Words of records that are like this one, and the word itself, which may be a part of longer ones. */
async function alike(db: Db, word: string): Promise<string[]> {
  if (word.length < shortestFuzzy) return [word]
  const { rows } = await sql<{ word: string }>`
    select word from crm_word where word % ${word}::text
    order by similarity(word, ${word}::text) desc, word limit ${mostAlike}`.execute(db)
  return [...new Set([word, ...rows.map((row) => row.word)])]
}

/** Each word, or one that is like it, stands somewhere in the text. */
async function resembling(db: Db, query: string, scope: Scope, limit: number): Promise<Row[]> {
  const words = query.split(' ').slice(0, mostWords)
  const conditions: RawBuilder<unknown>[] = []
  for (const word of words) {
    const any = (await alike(db, word)).map((one) => sql`text like ${likePart(one)}`)
    conditions.push(sql`(${sql.join(any, sql` or `)})`)
  }
  return rowsWhere(db, sql.join(conditions, sql` and `), scope, limit)
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

/** For a list: the ids whose text contains the words; where none does, of those that resemble them. */
export async function idsFound(
  db: Db,
  given: string,
  type: RecordType,
  reader: Reader,
): Promise<string[] | undefined> {
  const query = foldText(given)
  if (query === '') return undefined
  const scope = { types: [type], reader }
  const exact = await containing(db, query, scope, mostInList)
  const rows = exact.length === 0 ? await resembling(db, query, scope, mostInList) : exact
  return rows.map(({ id }) => id)
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
  const exact = await containing(db, query, scope, limit)
  const fuzzy = exact.length < Math.min(limit, enough) ? await resembling(db, query, scope, limit * 3) : []
  const found = new Map([...fuzzy, ...exact].map((row) => [`${row.type} ${row.id}`, row]))
  return [...found.values()]
    .map((row) => ({ ...row, score: closeness(query, row) }))
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
    .slice(0, limit)
    .map(({ type, id, label, text, score }) => ({ type, id, label, detail: text, score }))
}
