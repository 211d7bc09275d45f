/** The people of the demo company who can be entered as, one for each role. */
import type { Kysely } from 'kysely'
import type { Role } from '../model/permission.ts'
import type { Tables } from '../storage/records/tables.ts'

/** A domain that can never exist, so that nobody's own address is one of these. */
export const demoDomain = '@demo.invalid'

export const demoPeople: readonly { name: string; email: string; role: Role; department: string }[] = [
  { name: 'Anna Berg', email: `anna${demoDomain}`, role: 'admin', department: '' },
  { name: 'Jonas Keller', email: `jonas${demoDomain}`, role: 'editor', department: 'Service' },
  { name: 'Mei Tan', email: `mei${demoDomain}`, role: 'analyst', department: '' },
  { name: 'Luis Romero', email: `luis${demoDomain}`, role: 'viewer', department: 'Sales' },
]

export async function closeDemo(db: Kysely<Tables>, now: Date): Promise<void> {
  const people = db.selectFrom('auth_user').select('id').where('email', 'like', `%${demoDomain}`)
  await db.deleteFrom('auth_session').where('user_id', 'in', people).execute()
  await db
    .updateTable('auth_user')
    .set({ disabled_at: now })
    .where('email', 'like', `%${demoDomain}`)
    .where('disabled_at', 'is', null)
    .execute()
}
