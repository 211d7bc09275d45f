/** The text by which records are found: one line of folded text per record, and every word of it once. */
import { sql, type Transaction } from 'kysely'
import type { FieldValue } from '../model/crm/field-value.ts'
import { manyRows, manyTexts, type RowColumns } from '../storage/records/many-rows.ts'
import type { Tables } from '../storage/records/tables.ts'
import { foldText } from './fold-text.ts'
import { onlyFor } from './record-access.ts'
import type { RecordShape } from './record-shape.ts'
import { labelOf, type StoredRecord } from './stored-record.ts'

const longestPart = 500
const longestText = 4_000

const searched = (value: FieldValue | undefined): string =>
  typeof value === 'string' ? value.slice(0, longestPart) : typeof value === 'number' ? String(value) : ''

function searchTextOf(record: StoredRecord, label: string, shape: RecordShape): string {
  const parts = shape.fields
    .filter((field) => field.searchable)
    .map(({ name }) => searched(record.values[name]))
  return foldText([...new Set([label, ...parts])].filter(Boolean).join(' '))
    .slice(0, longestText)
    .toWellFormed()
}

/** Numbers are not spelt wrong in the way that words are. */
export const wordsOf = (text: string): string[] =>
  text.split(/\P{L}+/u).filter((word) => word.length >= 3 && word.length <= 40)

type SearchRow = { record: StoredRecord; label: string; text: string; onlyFor: string | undefined }

const searchColumns: RowColumns<SearchRow> = [
  ['type', 'text', ({ record }) => record.type],
  ['id', 'text', ({ record }) => record.id],
  ['label', 'text', ({ label }) => label],
  ['text', 'text', ({ text }) => text],
  ['only_for', 'text', ({ onlyFor }) => onlyFor],
]

/** In one order, so that two writers never wait for each other. */
export async function storeWords(db: Transaction<Tables>, words: ReadonlySet<string>): Promise<void> {
  if (words.size === 0) return
  await sql`insert into crm_word select unnest(${manyTexts([...words].sort())}) on conflict do nothing`.execute(
    db,
  )
}

/** `later`: gathers the words, for who stores them at the end. */
export async function indexForSearch(
  db: Transaction<Tables>,
  records: readonly StoredRecord[],
  shape: RecordShape,
  later?: Set<string>,
): Promise<void> {
  const isFound = ({ deletedAt, mergedInto }: StoredRecord) => deletedAt === null && mergedInto === null
  const gone = records.filter((record) => !isFound(record)).map(({ id }) => id)
  if (gone.length > 0)
    await db.deleteFrom('crm_search').where('type', '=', shape.type).where('id', 'in', gone).execute()
  const rows = records.filter(isFound).map((record) => {
    const label = labelOf(record)
    return { record, label, text: searchTextOf(record, label, shape), onlyFor: onlyFor(record) }
  })
  if (rows.length === 0) return
  await sql`insert into crm_search (type, id, label, text, only_for)
    select * from ${manyRows(searchColumns, rows)}
    on conflict (type, id) do update set label = excluded.label, text = excluded.text, only_for = excluded.only_for
    where (crm_search.label, crm_search.text, crm_search.only_for)
      is distinct from (excluded.label, excluded.text, excluded.only_for)`.execute(db)
  const words = later ?? new Set()
  // Words of private notes are for their authors only.
  for (const { text, onlyFor } of rows)
    if (onlyFor === undefined) for (const word of wordsOf(text)) words.add(word)
  if (!later) await storeWords(db, words)
}
