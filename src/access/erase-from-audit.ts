/** Takes a person who was erased out of the audit log: who did what and when stays, about whom does not. */
import { type Kysely, sql } from 'kysely'
import { storedJson } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'

const erased = '(erased)'
/** Shorter names may stand anywhere by chance. */
const shortest = 6

type Row = { id: number; target: string; facts: Record<string, unknown> }

const formsOf = (name: string): string[] => [
  name,
  encodeURIComponent(name),
  JSON.stringify(name).slice(1, -1),
]

const without = (text: string, forms: readonly string[]): string =>
  forms.reduce((rest, form) => rest.replaceAll(form, erased), text)

/** `names`: ids of her and of what was about her, as they stand in addresses and facts. */
export async function eraseFromAudit(db: Kysely<Tables>, names: readonly string[]): Promise<void> {
  const forms = [...new Set(names.filter((name) => name.length >= shortest).flatMap(formsOf))]
  if (forms.length === 0) return
  // Longer ones first: one may be the beginning of another.
  forms.sort((a, b) => b.length - a.length)
  await db.transaction().execute(async (transaction) => {
    await sql`select set_config('waymark.erasing', 'on', true)`.execute(transaction)
    const { rows } = await sql<Row>`
      select id, target, facts from audit_entry a
      where exists (select 1 from unnest(${forms}::text[]) as n(form) where strpos(a.target || a.facts::text, n.form) > 0)`.execute(
      transaction,
    )
    for (const { id, target, facts } of rows)
      await transaction
        .updateTable('audit_entry')
        .set({ target: without(target, forms), facts: without(storedJson(facts), forms) })
        .where('id', '=', id)
        .execute()
  })
}
