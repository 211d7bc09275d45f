/** The people of the demo company who can be entered as, one for each role. */
import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { appError } from '../model/app-error.ts'
import type { Role } from '../model/permission.ts'
import { storedText } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'
import { demoDomain } from './demo-domain.ts'
import type { Entry, SignedIn } from './entry.ts'
import type { Answered, Visitor } from './library-call.ts'
import { addUser, setPasswordHash, userOfEmail } from './users.ts'

const demoPeople: readonly { name: string; email: string; role: Role; department: string }[] = [
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

type DemoNeeds = {
  db: Kysely<Tables>
  entry: Pick<Entry, 'withPassword'>
  hashed(password: string): Promise<string>
}

export type EnterDemo = (role: Role, visitor: Visitor) => Promise<Answered<SignedIn>>

/** Their passwords are new at each start and known to nobody: they come in only through what this returns. */
export async function openDemo({ db, entry, hashed }: DemoNeeds): Promise<EnterDemo> {
  const passwords = new Map<Role, { email: string; password: string }>()
  for (const person of demoPeople) {
    const password = randomBytes(24).toString('base64url')
    const passwordHash = await hashed(password)
    const known = await userOfEmail(db, person.email)
    const id = known?.id ?? (await addUser(db, { ...person, passwordHash }))
    await setPasswordHash(db, id, passwordHash)
    await db
      .updateTable('auth_user')
      .set({ disabled_at: null, role: person.role, name: storedText(person.name), two_factor_enabled: false })
      .where('id', '=', id)
      .execute()
    passwords.set(person.role, { email: person.email, password })
  }
  return async (role, visitor) => {
    const found = passwords.get(role)
    if (!found) throw appError('access.not-found', `The demo has nobody with the role ${role}.`)
    return entry.withPassword({ ...found, remember: false }, visitor)
  }
}
