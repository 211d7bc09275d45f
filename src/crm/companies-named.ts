/** Companies by their exact name, made where there is none; names that are only alike are never joined. */
import { type Kysely, sql } from 'kysely'
import { systemActor } from '../model/actor.ts'
import type { Tables } from '../storage/records/tables.ts'
import { foldText } from './fold-text.ts'
import { type WriteWish, type Written, writeRecords } from './write-records.ts'

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
    const writes = [...missing.values()].map((name) => ({ do: 'create' as const, values: { name } }))
    const written = await writeRecords(db, { type: 'company', writes, actor: systemActor, now })
    onWritten({ type: 'company' }, written)
    const made = [...missing.keys()]
    for (const result of written.results)
      if (result.status === 'done') byKey.set(made[result.index] ?? '', result.id)
  }
  return new Map(
    [...keys].flatMap(([name, key]) => {
      const id = byKey.get(key)
      return id ? [[name, id] as const] : []
    }),
  )
}
