/** The ways in: set-up, password and second factor, single sign-on, invitation, a new password. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { appError } from '../model/app-error.ts'
import type { Role } from '../model/permission.ts'
import { storedText } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { Attempts } from './attempts.ts'
import type { Callers } from './callers.ts'
import { resetMail } from './letters.ts'
import { type Answered, askLibrary, headersOf, isWrongCredentials, type Visitor } from './library-call.ts'
import type { Mailer } from './mailer.ts'
import { consumeLink, lookAtLink, makeLink } from './one-time-links.ts'
import { providerId, type SignIn } from './sign-in.ts'
import { addUser, countUsers, setPasswordHash, userOf, userOfEmail } from './users.ts'

export type EntryNeeds = {
  db: Kysely<Tables>
  signIn: () => SignIn
  singleSignOn: () => SignIn
  callers: Pick<Callers, 'forget'>
  attempts: Attempts
  mailer: Mailer | undefined
  publicUrl: () => string
  onError(error: unknown): void
  clock: () => Date
}

export type SignedIn = { kind: 'signed-in' } | { kind: 'second-factor' }
export type LinkFor = { kind: 'set-up' | 'invitation' | 'reset'; email: string; name: string }

const mailsPerHour = 3
const providerWaitMs = 10_000
const hourMs = 3600_000

export const createEntry = (needs: EntryNeeds) => {
  const { db, signIn, singleSignOn, callers, attempts, mailer, publicUrl, clock } = needs
  const hashed = async (password: string) => (await signIn().$context).password.hash(password)

  const withPassword = async (
    { email, password, remember }: { email: string; password: string; remember: boolean },
    visitor: Visitor,
  ): Promise<Answered<SignedIn>> => {
    attempts.check(visitor.address, email)
    try {
      const { value, cookies } = await askLibrary(() =>
        signIn().api.signInEmail({
          body: { email, password, rememberMe: remember },
          headers: headersOf(visitor),
          returnHeaders: true,
        }),
      )
      const isHalfWay = 'twoFactorRedirect' in value
      if (!isHalfWay) attempts.succeeded(visitor.address, email)
      return { value: { kind: isHalfWay ? 'second-factor' : 'signed-in' }, cookies }
    } catch (error) {
      if (isWrongCredentials(error)) attempts.failed(visitor.address, email)
      throw error
    }
  }

  return {
    isSetUp: async () => (await countUsers(db)) > 0,

    /** A new one at every start without people; the older ones stop working. */
    async setUpLink(): Promise<string> {
      const { token } = await makeLink(db, { kind: 'set-up', madeBy: 'start' }, clock())
      return `${publicUrl()}/set-up#${token}`
    },

    async linkFor(token: string): Promise<LinkFor> {
      const link = await lookAtLink(db, token, clock())
      const name = link.user_id ? (await userOf(db, link.user_id)).name : ''
      return { kind: link.kind, email: link.email, name }
    },

    async setUp(wish: { token: string; name: string; email: string; password: string }, visitor: Visitor) {
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
      return { id, ...(await withPassword({ ...wish, remember: true }, visitor)) }
    },

    async acceptInvitation(wish: { token: string; name: string; password: string }, visitor: Visitor) {
      const passwordHash = await hashed(wish.password)
      const { id, email } = await db.transaction().execute(async (transaction) => {
        const link = await consumeLink(transaction, 'invitation', wish.token, clock())
        const { email, department, role } = link
        const person = { name: wish.name, email, role: role ?? 'viewer', department, passwordHash }
        return { id: await addUser(transaction, person), email }
      })
      return { id, ...(await withPassword({ email, password: wish.password, remember: true }, visitor)) }
    },

    withPassword,

    async secondFactor(
      { code, kind }: { code: string; kind: 'app' | 'recovery' },
      visitor: Visitor,
    ): Promise<Answered<SignedIn>> {
      attempts.check(visitor.address, secondFactorAccount)
      const asked = { body: { code }, headers: headersOf(visitor), returnHeaders: true } as const
      try {
        const { cookies } = await askLibrary(async () =>
          kind === 'app' ? signIn().api.verifyTOTP(asked) : signIn().api.verifyBackupCode(asked),
        )
        return { value: { kind: 'signed-in' }, cookies }
      } catch (error) {
        if (isWrongCredentials(error)) attempts.failed(visitor.address, secondFactorAccount)
        throw error
      }
    },

    async signOut(visitor: Visitor): Promise<Answered<unknown>> {
      const answer = await askLibrary(() =>
        signIn().api.signOut({ headers: headersOf(visitor), returnHeaders: true }),
      )
      callers.forget()
      return answer
    },

    /** Where the browser must go to come in by single sign-on. */
    async byProvider(visitor: Visitor): Promise<Answered<{ url: string }>> {
      const asked = askLibrary(() =>
        singleSignOn().api.signInSocial({
          body: {
            provider: providerId,
            callbackURL: '/',
            errorCallbackURL: '/sign-in',
            disableRedirect: true,
          },
          headers: headersOf(visitor),
          returnHeaders: true,
        }),
      )
      const late = sleep(providerWaitMs, undefined, { ref: false })
      const { value, cookies } = (await Promise.race([asked, late])) ?? { value: undefined, cookies: [] }
      if (!value?.url)
        throw appError(
          'access.provider-away',
          'The provider of the single sign-on cannot be reached. Try again later, or sign in with a password.',
        )
      return { value: { url: value.url }, cookies }
    },

    /** Answers alike whether or not the address is known, and does the rest afterwards. */
    forgotPassword(email: string): void {
      const send = async () => {
        const user = await userOfEmail(db, email)
        if (!mailer || !user || user.disabledAt) return
        const since = new Date(clock().getTime() - hourMs)
        const sent = await db
          .selectFrom('access_link')
          .select('id')
          .where('user_id', '=', user.id)
          .where('kind', '=', 'reset')
          .where('created_at', '>', since)
          .execute()
        if (sent.length >= mailsPerHour) return
        await mailer.send(resetMail(user.email, (await resetLinkOf(needs, user.id, user.name)).link))
      }
      send().catch(needs.onError)
    },

    /** Ends every session: whoever knew the old password is out. */
    async resetPassword({ token, password }: { token: string; password: string }): Promise<string> {
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

    /** People with passwords that nobody knows: they come in by one click, and only while the demo runs. */
    async demoPeople(people: readonly { name: string; email: string; role: Role; department: string }[]) {
      const passwords = new Map<Role, { email: string; password: string }>()
      for (const person of people) {
        const password = randomBytes(24).toString('base64url')
        const hash = await hashed(password)
        const known = await userOfEmail(db, person.email)
        const id =
          known?.id ??
          (await db
            .transaction()
            .execute((transaction) => addUser(transaction, { ...person, passwordHash: hash })))
        await setPasswordHash(db, id, hash)
        await db
          .updateTable('auth_user')
          .set({ disabled_at: null, role: person.role, name: storedText(person.name) })
          .where('id', '=', id)
          .execute()
        passwords.set(person.role, { email: person.email, password })
      }
      return async (role: Role, visitor: Visitor): Promise<Answered<SignedIn>> => {
        const found = passwords.get(role)
        if (!found) throw appError('access.not-found', `The demo has nobody with the role ${role}.`)
        return withPassword({ ...found, remember: false }, visitor)
      }
    },
  }
}

const secondFactorAccount = 'second factor'

export async function resetLinkOf(
  { db, publicUrl, clock }: Pick<EntryNeeds, 'db' | 'publicUrl' | 'clock'>,
  userId: string,
  madeBy: string,
): Promise<{ link: string; expiresAt: string }> {
  const { email } = await userOf(db, userId)
  const { token, link } = await makeLink(db, { kind: 'reset', madeBy, userId, email }, clock())
  return { link: `${publicUrl()}/new-password#${token}`, expiresAt: link.expires_at.toISOString() }
}
