/** The search over everything: one line of folded text per record, found also with typing errors. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { SearchHit } from '../model/crm/crm-record.ts'
import type { FieldValue } from '../model/crm/field-value.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { storedJson } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'
import { foldText } from './fold-text.ts'
import type { Db } from './record-rows.ts'
import type { RecordShape } from './record-shape.ts'
import { labelOf, type StoredRecord } from './stored-record.ts'

const longestPart = 300
const longestText = 1_500

const searched = (value: FieldValue | undefined): string =>
  typeof value === 'string' ? value.slice(0, longestPart) : typeof value === 'number' ? String(value) : ''

export function searchTextOf(record: StoredRecord, shape: RecordShape): string {
  const parts = shape.fields
    .filter((field) => field.searchable)
    .map(({ name }) => searched(record.values[name]))
  return foldText([labelOf(record), ...parts].filter(Boolean).join(' '))
    .slice(0, longestText)
    .toWellFormed()
}

export async function indexForSearch(
  db: Transaction<Tables>,
  records: readonly StoredRecord[],
  shape: RecordShape,
): Promise<void> {
  const isFound = ({ deletedAt, mergedInto }: StoredRecord) => deletedAt === null && mergedInto === null
  const gone = records.filter((record) => !isFound(record)).map(({ id }) => id)
  if (gone.length > 0)
    await db.deleteFrom('crm_search').where('type', '=', shape.type).where('id', 'in', gone).execute()
  const rows = records.filter(isFound).map((record) => ({
    type: record.type,
    id: record.id,
    label: labelOf(record),
    text: searchTextOf(record, shape),
  }))
  if (rows.length === 0) return
  await sql`insert into crm_search (type, id, label, text)
    select type, id, label, text from jsonb_to_recordset(${storedJson(rows)}::jsonb)
    as x(type text, id text, label text, text text)
    on conflict (type, id) do update set label = excluded.label, text = excluded.text
    where (crm_search.label, crm_search.text) is distinct from (excluded.label, excluded.text)`.execute(db)
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
const shortestFuzzy = 3
/** With so many that contain the words, nobody looks for those that are only alike. */
const enough = 5
const mostInList = 10_000
const mostAlike = 200

/** How like a word must be; pg_trgm's own measure finds no word of six letters with one missing. */
const tolerance = '0.45'

/** Questions with `<%` are asked in here, so that they forgive typing errors. */
const forgiving = <Result>(
  db: Kysely<Tables>,
  ask: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> =>
  db.transaction().execute(async (transaction) => {
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${tolerance}, true)`.execute(transaction)
    return ask(transaction)
  })

type Row = { type: RecordType; id: string; label: string; text: string; score: number }

async function containing(
  db: Db,
  query: string,
  types: readonly RecordType[],
  limit: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select type, id, label, text, 1 + word_similarity(${query}, text) / 10 as score from crm_search
    where text like ${`%${escaped(query)}%`} and type = any(${types}::text[])
    limit ${limit}`.execute(db)
  return rows
}

/** `<%`: some stretch of the text is like the query; the index answers it. */
async function resembling(
  db: Db,
  query: string,
  types: readonly RecordType[],
  limit: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select type, id, label, text, word_similarity(${query}, text) as score from crm_search
    where ${query} <% text and type = any(${types}::text[])
    order by score desc, id limit ${limit}`.execute(db)
  return rows
}

/** For a list: the ids whose text contains the words; where none does, of those that resemble them. */
export async function idsFound(
  db: Kysely<Tables>,
  given: string,
  type: RecordType,
): Promise<string[] | undefined> {
  const query = foldText(given)
  if (query === '') return undefined
  const exact = await containing(db, query, [type], mostInList)
  const rows =
    exact.length === 0 && query.length >= shortestFuzzy
      ? await forgiving(db, (transaction) => resembling(transaction, query, [type], mostAlike))
      : exact
  return rows.map(({ id }) => id)
}

/** What contains the words comes first; where that is little, what resembles them follows. */
export async function searchRecords(
  db: Kysely<Tables>,
  given: string,
  types: readonly RecordType[],
  limit: number,
): Promise<SearchHit[]> {
  const query = foldText(given)
  if (query === '') return []
  const exact = await containing(db, query, types, limit)
  const fuzzy =
    exact.length < Math.min(limit, enough) && query.length >= shortestFuzzy
      ? await forgiving(db, (transaction) => resembling(transaction, query, types, limit))
      : []
  const found = new Map([...fuzzy, ...exact].map((row) => [`${row.type} ${row.id}`, row]))
  return [...found.values()]
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1))
    .slice(0, limit)
    .map(({ type, id, label, text, score }) => ({ type, id, label, detail: text, score: Math.min(1, score) }))
}
