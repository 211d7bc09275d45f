/** The people who may sign in, as rows: made, listed, changed. */
import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { appError } from '../model/app-error.ts'
import type { Role } from '../model/permission.ts'
import type { PersonalName, User } from '../model/person.ts'
import { storedText } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'
import { revokeKeysOf } from './api-keys.ts'
import { demoDomain } from './demo-domain.ts'
import { withdrawResetLinks } from './one-time-links.ts'

export type NewUser = { name: string; email: string; role: Role; department: string; passwordHash: string }
export type UserChange = {
  name?: string
  role?: Role
  department?: string
  disabled?: boolean
  revokeKeys?: boolean
}

export async function addUser(transaction: Kysely<Tables>, user: NewUser): Promise<string> {
  const id = randomUUID()
  const added = await transaction
    .insertInto('auth_user')
    .values({
      id,
      name: storedText(user.name),
      email: user.email.toLowerCase(),
      // She came by a link that went to this address, or that an admin handed her.
      email_verified: true,
      role: user.role,
      department: storedText(user.department),
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows)
    throw appError(
      'access.email-taken',
      'Somebody with this e-mail address is here already. Sign in instead.',
    )
  await setPasswordHash(transaction, id, user.passwordHash)
  return id
}

export async function setPasswordHash(db: Kysely<Tables>, userId: string, hash: string): Promise<void> {
  await db
    .insertInto('auth_account')
    .values({
      id: randomUUID(),
      provider_id: 'credential',
      account_id: userId,
      user_id: userId,
      password: hash,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: new Date() }),
    )
    .execute()
}

export async function countUsers(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('auth_user')
    .select(sql<number>`count(*)`.as('count'))
    // People of the demo do not set Waymark up.
    .where('email', 'not like', `%${demoDomain}`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const userRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('auth_user as person')
    .select(['id', 'name', 'email', 'role', 'department', 'two_factor_enabled', 'disabled_at', 'created_at'])
    .select((row) =>
      row
        .selectFrom('auth_session')
        .whereRef('auth_session.user_id', '=', 'person.id')
        .select(sql<Date | null>`max(auth_session.updated_at)`.as('seen'))
        .as('seen_at'),
    )

type UserRow = Awaited<ReturnType<ReturnType<typeof userRows>['executeTakeFirstOrThrow']>>

export async function listUsers(db: Kysely<Tables>): Promise<User[]> {
  return (await userRows(db).orderBy('name').orderBy('id').execute()).map(asUser)
}

export async function listNames(db: Kysely<Tables>): Promise<PersonalName[]> {
  return db
    .selectFrom('auth_user')
    .select(['id', 'name', 'department'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .execute()
}

const unknownUser = (id: string) =>
  appError('access.not-found', 'There is no such person here. Reload the list.', { id })

export async function userOf(db: Kysely<Tables>, id: string): Promise<User> {
  const row = await userRows(db).where('id', '=', id).executeTakeFirst()
  if (!row) throw unknownUser(id)
  return asUser(row)
}

export async function userOfEmail(db: Kysely<Tables>, email: string): Promise<User | undefined> {
  const row = await userRows(db).where('email', '=', email.toLowerCase()).executeTakeFirst()
  return row && asUser(row)
}

export async function hasPassword(db: Kysely<Tables>, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('auth_account')
    .select('id')
    .where('user_id', '=', id)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row !== undefined
}

/** Fails rather than leave nobody who could let people in. */
export async function changeUser(
  db: Kysely<Tables>,
  id: string,
  change: UserChange,
  now: Date,
): Promise<User> {
  await db.transaction().execute(async (transaction) => {
    // One after another, or two admins could take each other's role at the same moment.
    const admins = await transaction
      .selectFrom('auth_user')
      .select('id')
      .where('role', '=', 'admin')
      .where('disabled_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute()
    const losesAdmin = change.disabled === true || (change.role !== undefined && change.role !== 'admin')
    if (losesAdmin && admins.length === 1 && admins[0]?.id === id)
      throw appError('access.last-admin', 'This is the only admin. Make somebody else an admin first.')
    const { disabled, revokeKeys, ...fields } = change
    const done = await transaction
      .updateTable('auth_user')
      .set({
        ...fields,
        ...(disabled === undefined ? {} : { disabled_at: disabled ? now : null }),
        updated_at: now,
      })
      .where('id', '=', id)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw unknownUser(id)
    if (revokeKeys) await revokeKeysOf(transaction, id, now)
    if (!disabled) return
    await transaction.deleteFrom('auth_session').where('user_id', '=', id).execute()
    await withdrawResetLinks(transaction, id, now)
  })
  return userOf(db, id)
}

const asUser = (row: UserRow): User => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  department: row.department,
  twoFactor: row.two_factor_enabled,
  disabledAt: row.disabled_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  lastSeenAt: row.seen_at?.toISOString() ?? null,
})
