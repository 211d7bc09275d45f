/** What somebody changes about herself: name, password, second factor, sessions. */
import type { Kysely } from 'kysely'
import { appError } from '../model/app-error.ts'
import { permissionsOf } from '../model/permission.ts'
import type { Me, Session } from '../model/person.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { Attempts } from './attempts.ts'
import type { UserCaller } from './caller.ts'
import type { Callers } from './callers.ts'
import { type Answered, askLibrary, headersOf, isWrongCredentials, type Visitor } from './library-call.ts'
import { withdrawResetLinks } from './one-time-links.ts'
import type { SignIn } from './sign-in.ts'
import { takeCode } from './used-codes.ts'
import { changeUser, hasPassword } from './users.ts'

export type OwnAccountNeeds = {
  db: Kysely<Tables>
  signIn: () => SignIn
  callers: Pick<Callers, 'forget'>
  attempts: Attempts
  sessionDays: number
  clock: () => Date
}

const dayMs = 24 * 3600_000
/** What is none is one of her recovery codes. */
const isAppCode = /^\d{6}$/

export const createOwnAccount = ({ db, signIn, callers, attempts, sessionDays, clock }: OwnAccountNeeds) => {
  /** What changed about her counts from the next request on. */
  const changing = async <Value>(call: Promise<Answered<Value>>): Promise<Answered<Value>> => {
    try {
      return await call
    } finally {
      callers.forget()
    }
  }

  /** Whoever sits at somebody's open screen guesses her password no faster than at the door. */
  const withPassword = async <Value>(
    { email, sessionId }: UserCaller,
    { address }: Visitor,
    call: () => Promise<Answered<Value>>,
  ): Promise<Answered<Value>> => {
    // Whoever has her session may come from many addresses; nobody else is kept waiting by it.
    const places = [address, `session ${sessionId}`]
    for (const place of places) attempts.check(place, email)
    try {
      return await call()
    } catch (error) {
      if (isWrongCredentials(error)) for (const place of places) attempts.failed(place, email)
      throw error
    }
  }

  const checkCode = async (caller: UserCaller, code: string, visitor: Visitor): Promise<void> => {
    const asked = { body: { code }, headers: headersOf(visitor), returnHeaders: true } as const
    if (!isAppCode.test(code)) await askLibrary(() => signIn().api.verifyBackupCode(asked))
    else {
      await askLibrary(() => signIn().api.verifyTOTP(asked))
      if (!(await takeCode(db, caller.id, code, clock())))
        throw appError(
          'access.wrong-credentials',
          'This code was used before. Type the next one from your app.',
        )
    }
  }

  return {
    /** Once more with everything that signing in asks her for. */
    prove: (caller: UserCaller, { password, code }: { password: string; code: string }, visitor: Visitor) =>
      withPassword(caller, visitor, async () => {
        const answered = await askLibrary(() =>
          signIn().api.verifyPassword({
            body: { password },
            headers: headersOf(visitor),
            returnHeaders: true,
          }),
        )
        if (caller.twoFactor) await checkCode(caller, code, visitor)
        await db
          .updateTable('auth_session')
          .set({ proved_at: clock() })
          .where('id', '=', caller.sessionId)
          .execute()
        callers.forget()
        return answered
      }),

    async me({ id, name, email, role, department, twoFactor }: UserCaller): Promise<Me> {
      const permissions = permissionsOf(role)
      return {
        id,
        name,
        email,
        role,
        department,
        twoFactor,
        permissions,
        hasPassword: await hasPassword(db, id),
      }
    },

    async rename(caller: UserCaller, name: string): Promise<void> {
      await changeUser(db, caller.id, { name }, clock())
      callers.forget()
    },

    /** Ends all other sessions and gives this one a new id. */
    async changePassword(caller: UserCaller, wish: { current: string; password: string }, visitor: Visitor) {
      const answered = await withPassword(caller, visitor, () =>
        changing(
          askLibrary(() =>
            signIn().api.changePassword({
              body: { currentPassword: wish.current, newPassword: wish.password, revokeOtherSessions: true },
              headers: headersOf(visitor),
              returnHeaders: true,
            }),
          ),
        ),
      )
      await withdrawResetLinks(db, caller.id, clock())
      return answered
    },

    /** The second factor counts once a first code has been confirmed. */
    async beginTwoFactor(caller: UserCaller, password: string, visitor: Visitor) {
      const { value, cookies } = await withPassword(caller, visitor, () =>
        changing(
          askLibrary(() =>
            signIn().api.enableTwoFactor({
              body: { password, method: 'totp' },
              headers: headersOf(visitor),
              returnHeaders: true,
            }),
          ),
        ),
      )
      if (value.method !== 'totp')
        throw appError('server.internal', 'The second factor could not be made. Try again.')
      return { value: { uri: value.totpURI, recoveryCodes: value.backupCodes }, cookies }
    },

    async confirmTwoFactor(caller: UserCaller, code: string, visitor: Visitor) {
      const answered = await changing(
        askLibrary(() =>
          signIn().api.verifyTOTP({ body: { code }, headers: headersOf(visitor), returnHeaders: true }),
        ),
      )
      await takeCode(db, caller.id, code, clock())
      return answered
    },

    endTwoFactor: (caller: UserCaller, password: string, visitor: Visitor) =>
      withPassword(caller, visitor, () =>
        changing(
          askLibrary(() =>
            signIn().api.disableTwoFactor({
              body: { password },
              headers: headersOf(visitor),
              returnHeaders: true,
            }),
          ),
        ),
      ),

    async newRecoveryCodes(caller: UserCaller, password: string, visitor: Visitor) {
      const { value, cookies } = await withPassword(caller, visitor, () =>
        askLibrary(() =>
          signIn().api.generateBackupCodes({
            body: { password },
            headers: headersOf(visitor),
            returnHeaders: true,
          }),
        ),
      )
      return { value: { recoveryCodes: value.backupCodes }, cookies }
    },

    async sessions(caller: UserCaller): Promise<Session[]> {
      const rows = await db
        .selectFrom('auth_session')
        .select(['id', 'ip_address', 'user_agent', 'created_at', 'updated_at'])
        .where('user_id', '=', caller.id)
        .where('expires_at', '>', clock())
        .where('created_at', '>', new Date(clock().getTime() - sessionDays * dayMs))
        .orderBy('updated_at', 'desc')
        .execute()
      return rows.map((row) => ({
        id: row.id,
        current: row.id === caller.sessionId,
        address: row.ip_address ?? '',
        browser: row.user_agent ?? '',
        createdAt: row.created_at.toISOString(),
        seenAt: row.updated_at.toISOString(),
        endsAt: new Date(row.created_at.getTime() + sessionDays * dayMs).toISOString(),
      }))
    },

    async endSession(caller: UserCaller, id: string): Promise<void> {
      const done = await db
        .deleteFrom('auth_session')
        .where('id', '=', id)
        .where('user_id', '=', caller.id)
        .executeTakeFirst()
      callers.forget()
      if (done.numDeletedRows === 0n)
        throw appError('access.not-found', 'This session has ended already. Reload the list.')
    },

    async endOtherSessions(caller: UserCaller): Promise<void> {
      await db
        .deleteFrom('auth_session')
        .where('user_id', '=', caller.id)
        .where('id', '!=', caller.sessionId)
        .execute()
      callers.forget()
    },
  }
}
