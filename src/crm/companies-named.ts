/** Companies by their exact name, made where there is none; names that are only alike are never joined. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { systemActor } from '../model/actor.ts'
import type { Tables } from '../storage/records/tables.ts'
import { foldText } from './fold-text.ts'
import { aloneMaking, inTurn } from './made-once.ts'
import { type WriteWish, type Written, writeWithin } from './write-records.ts'

const keyOf = (name: string): string => foldText(name).slice(0, 200)

/** By the key of their name. */
async function companiesCalled(db: Kysely<Tables>, keys: Iterable<string>): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; label_key: string }>`
    select min(id) as id, label_key from crm_company
    where label_key = any(${[...new Set(keys)]}::text[]) and deleted_at is null group by label_key`.execute(
    db,
  )
  return new Map(rows.map(({ id, label_key }) => [label_key, id]))
}

/** Those of these names that no company has. */
export async function namesOfNoCompany(db: Kysely<Tables>, names: readonly string[]): Promise<Set<string>> {
  const known = await companiesCalled(db, names.map(keyOf))
  return new Set(names.filter((name) => !known.has(keyOf(name))))
}

/** By the keys of their names; those that somebody else made a moment ago are these. */
async function makeCompanies(
  transaction: Transaction<Tables>,
  wanted: ReadonlyMap<string, string>,
  now: Date,
): Promise<{ ids: Map<string, string>; written: Written }> {
  await aloneMaking(transaction, 'company')
  const ids = await companiesCalled(transaction, wanted.keys())
  const missing = [...wanted].filter(([key]) => !ids.has(key))
  const writes = missing.map(([, name]) => ({ do: 'create' as const, values: { name } }))
  const written = await writeWithin(transaction, { type: 'company', writes, actor: systemActor, now })
  for (const result of written.results)
    if (result.status === 'done') ids.set(missing[result.index]?.[0] ?? '', result.id)
  return { ids, written }
}

export async function companiesNamed(
  db: Kysely<Tables>,
  given: readonly string[],
  now: Date,
  onWritten: (wish: Pick<WriteWish, 'type'>, written: Written) => void,
): Promise<Map<string, string>> {
  const keys = new Map(given.filter(Boolean).map((name) => [name, keyOf(name)]))
  if (keys.size === 0) return new Map()
  const byKey = await companiesCalled(db, keys.values())
  const missing = new Map([...keys].filter(([, key]) => !byKey.has(key)).map(([name, key]) => [key, name]))
  if (missing.size > 0) {
    const made = await inTurn(db, (transaction) => makeCompanies(transaction, missing, now))
    for (const [key, id] of made.ids) byKey.set(key, id)
    if (made.written.changed.length > 0) onWritten({ type: 'company' }, made.written)
  }
  return new Map(
    [...keys].flatMap(([name, key]) => {
      const id = byKey.get(key)
      return id ? [[name, id] as const] : []
    }),
  )
}
