/** Links that work once: set-up, invitation, new password. Only the hash of what stands in them is stored. */
import type { Kysely, Selectable } from 'kysely'
import { type Actor, systemActor } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import type { Maker } from '../model/maker.ts'
import type { Role } from '../model/permission.ts'
import type { Invitation } from '../model/person.ts'
import type { Tables } from '../storage/records/tables.ts'
import { madeBy, makerMayStill, makersOf } from './makers.ts'
import { hashOfToken, newToken } from './secret-token.ts'

export type LinkKind = Tables['access_link']['kind']
export type Link = Selectable<Tables['access_link']>

const hour = 3600_000
const lastsMs: Record<LinkKind, number> = { 'set-up': 24 * hour, invitation: 7 * 24 * hour, reset: hour }

export type NewLink = {
  kind: LinkKind
  /** Waymark itself, unless said otherwise. */
  maker?: Actor
  email?: string
  role?: Role
  department?: string
  userId?: string
}

/** A newer link for the same purpose takes the place of the older. */
export async function makeLink(
  db: Kysely<Tables>,
  { kind, maker = systemActor, email = '', role, department = '', userId }: NewLink,
  now: Date,
): Promise<{ token: string; link: Link }> {
  const token = newToken('')
  return db.transaction().execute(async (transaction) => {
    let older = transaction
      .updateTable('access_link')
      .set({ withdrawn_at: now })
      .where('kind', '=', kind)
      .where('used_at', 'is', null)
    if (kind === 'invitation') older = older.where('email', '=', email)
    if (kind === 'reset') older = older.where('user_id', '=', userId ?? '')
    await older.execute()
    const link = await transaction
      .insertInto('access_link')
      .values({
        kind,
        hash: hashOfToken(token),
        email,
        role: role ?? null,
        department,
        user_id: userId ?? null,
        ...madeBy(maker),
        created_at: now,
        expires_at: new Date(now.getTime() + lastsMs[kind]),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return { token, link }
  })
}

const invalidLink = () =>
  appError(
    'access.link-invalid',
    'This link was used before, has run out, or was withdrawn. Ask an admin for a new one.',
  )

/** What a link is for, without using it up. */
export async function lookAtLink(db: Kysely<Tables>, token: string, now: Date): Promise<Link> {
  const link = await db
    .selectFrom('access_link')
    .selectAll()
    .where('hash', '=', hashOfToken(token))
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!link) throw invalidLink()
  const maker = (await makersOf(db, [link]))(link)
  if (maker !== null && maker !== 'admin')
    throw appError(
      'access.link-void',
      `${link.made_by}, who made this link, is not an admin here any more, so it does not count. Ask an admin for a new one.`,
    )
  return link
}

/** Of several who come at once with the same link, one gets in. */
export async function consumeLink(
  transaction: Kysely<Tables>,
  kind: LinkKind,
  token: string,
  now: Date,
): Promise<Link> {
  const link = await transaction
    .updateTable('access_link')
    .set({ used_at: now })
    .where('hash', '=', hashOfToken(token))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .where(makerMayStill)
    .returningAll()
    .executeTakeFirst()
  if (!link) throw invalidLink()
  return link
}

const openInvitations = (db: Kysely<Tables>, now: Date) =>
  db
    .selectFrom('access_link')
    .selectAll()
    .where('kind', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)

export async function listInvitations(db: Kysely<Tables>, now: Date): Promise<Invitation[]> {
  const links = await openInvitations(db, now).orderBy('id', 'desc').execute()
  const makerOf = await makersOf(db, links)
  return links.map((link) => asInvitation(link, makerOf(link)))
}

/** Somebody who comes by single sign-on has proved her address; her open invitation is then used. */
export async function consumeInvitationOf(
  db: Kysely<Tables>,
  email: string,
  now: Date,
): Promise<{ role: Role; department: string } | undefined> {
  const link = await openInvitations(db, now)
    .where('email', '=', email.toLowerCase())
    .where(makerMayStill)
    .executeTakeFirst()
  if (!link?.role) return undefined
  await db.updateTable('access_link').set({ used_at: now }).where('id', '=', link.id).execute()
  return { role: link.role, department: link.department }
}

export async function withdrawInvitation(db: Kysely<Tables>, id: number, now: Date): Promise<void> {
  const done = await db
    .updateTable('access_link')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('kind', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n)
    throw appError('access.not-found', 'This invitation is not open any more. Reload the list.', { id })
}

/** Who has chosen a new password, or is out, leaves no way in behind that was asked for before. */
export async function withdrawResetLinks(db: Kysely<Tables>, userId: string, now: Date): Promise<void> {
  await db
    .updateTable('access_link')
    .set({ withdrawn_at: now })
    .where('kind', '=', 'reset')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export const asInvitation = (link: Link, maker: Maker | null): Invitation => ({
  id: link.id,
  email: link.email,
  role: link.role ?? 'viewer',
  department: link.department,
  invitedBy: link.made_by,
  invitedById: link.made_by_id,
  maker,
  createdAt: link.created_at.toISOString(),
  expiresAt: link.expires_at.toISOString(),
})
