/** The ways in by a link that works once: set-up, invitation, a new password. */
import type { Kysely } from 'kysely'
import type { Actor } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { Callers } from './callers.ts'
import type { Entry } from './entry.ts'
import { resetMail } from './letters.ts'
import type { Visitor } from './library-call.ts'
import type { Mail, Mailer } from './mailer.ts'
import { consumeLink, lookAtLink, makeLink } from './one-time-links.ts'
import { addUser, countUsers, setPasswordHash, userOf, userOfEmail } from './users.ts'

export type EntryByLinkNeeds = {
  db: Kysely<Tables>
  entry: Pick<Entry, 'withPassword'>
  hashed(password: string): Promise<string>
  callers: Pick<Callers, 'forget'>
  mailer: Mailer | undefined
  publicUrl: () => string
  onError(error: unknown): void
  clock: () => Date
}

export type LinkFor = { kind: 'set-up' | 'invitation' | 'reset'; email: string; name: string }

const mailsPerHour = 3
const hourMs = 3600_000

export const createEntryByLink = (needs: EntryByLinkNeeds) => {
  const { db, entry, hashed, callers, mailer, publicUrl, clock } = needs
  let making: Promise<unknown> = Promise.resolve()

  const resetLinkFor = async (email: string): Promise<Mail | undefined> => {
    const user = await userOfEmail(db, email)
    if (!user || user.disabledAt) return undefined
    const since = new Date(clock().getTime() - hourMs)
    const made = await db
      .selectFrom('access_link')
      .select('id')
      .where('user_id', '=', user.id)
      .where('kind', '=', 'reset')
      .where('created_at', '>', since)
      .execute()
    if (made.length >= mailsPerHour) return undefined
    return resetMail(user.email, (await resetLinkOf(needs, user.id)).link)
  }

  return {
    isSetUp: async () => (await countUsers(db)) > 0,

    /** A new one at every start without people; the older ones stop working. */
    async setUpLink(): Promise<string> {
      const { token } = await makeLink(db, { kind: 'set-up' }, clock())
      return `${publicUrl()}/set-up#${token}`
    },

    async linkFor(token: string): Promise<LinkFor> {
      const link = await lookAtLink(db, token, clock())
      const name = link.user_id ? (await userOf(db, link.user_id)).name : ''
      return { kind: link.kind, email: link.email, name }
    },

    async setUp(wish: { token: string; name: string; email: string; password: string }, visitor: Visitor) {
      // Looked at first: hashing is dear, and anybody may ask.
      await lookAtLink(db, wish.token, clock())
      const passwordHash = await hashed(wish.password)
      const id = await db.transaction().execute(async (transaction) => {
        await consumeLink(transaction, 'set-up', wish.token, clock())
        if ((await countUsers(transaction)) > 0)
          throw appError(
            'access.already-set-up',
            'Waymark is set up already. Sign in, or ask an admin to invite you.',
          )
        return addUser(transaction, { ...wish, role: 'admin', department: '', passwordHash })
      })
      return { id, ...(await entry.withPassword({ ...wish, remember: true }, visitor)) }
    },

    async acceptInvitation(wish: { token: string; name: string; password: string }, visitor: Visitor) {
      await lookAtLink(db, wish.token, clock())
      const passwordHash = await hashed(wish.password)
      const { id, email } = await db.transaction().execute(async (transaction) => {
        const link = await consumeLink(transaction, 'invitation', wish.token, clock())
        const { email, department, role } = link
        const person = { name: wish.name, email, role: role ?? 'viewer', department, passwordHash }
        return { id: await addUser(transaction, person), email }
      })
      return {
        id,
        ...(await entry.withPassword({ email, password: wish.password, remember: true }, visitor)),
      }
    },

    /** Answers alike whether or not the address is known, and does the rest afterwards. */
    forgotPassword(email: string): void {
      if (!mailer) return
      // One after another, so that several requests at once do not each find room for one more mail.
      const made = making.then(() => resetLinkFor(email))
      making = made.catch(() => undefined)
      made.then((mail) => mail && mailer.send(mail)).catch(needs.onError)
    },

    /** Ends every session: whoever knew the old password is out. */
    async resetPassword({ token, password }: { token: string; password: string }): Promise<string> {
      await lookAtLink(db, token, clock())
      const hash = await hashed(password)
      const id = await db.transaction().execute(async (transaction) => {
        const { user_id: user } = await consumeLink(transaction, 'reset', token, clock())
        if (!user) throw appError('access.link-invalid', 'This link belongs to nobody. Ask for a new one.')
        await setPasswordHash(transaction, user, hash)
        await transaction.deleteFrom('auth_session').where('user_id', '=', user).execute()
        return user
      })
      callers.forget()
      return id
    },
  }
}

export async function resetLinkOf(
  { db, publicUrl, clock }: Pick<EntryByLinkNeeds, 'db' | 'publicUrl' | 'clock'>,
  userId: string,
  maker?: Actor,
): Promise<{ link: string; expiresAt: string }> {
  const { email } = await userOf(db, userId)
  const { token, link } = await makeLink(db, { kind: 'reset', maker, userId, email }, clock())
  return { link: `${publicUrl()}/new-password#${token}`, expiresAt: link.expires_at.toISOString() }
}
