/** Single values that the installation remembers, by name. */
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import { storedJson } from './stored-text.ts'
import type { Tables } from './tables.ts'

/** undefined when it was never saved, or was saved in a form that the schema no longer takes. */
export async function settingOf<Value>(
  db: Kysely<Tables>,
  key: string,
  schema: z.ZodType<Value>,
): Promise<Value | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row ? schema.safeParse(row.value).data : undefined
}

export async function saveSetting(db: Kysely<Tables>, key: string, value: unknown): Promise<void> {
  const json = storedJson(value)
  await db
    .insertInto('setting')
    .values({ key, value: json })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json, updated_at: new Date() }))
    .execute()
}
