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
  clock: () => Date
}

export const createOwnAccount = ({ db, signIn, callers, attempts, clock }: OwnAccountNeeds) => {
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
    { email }: UserCaller,
    { address }: Visitor,
    call: () => Promise<Answered<Value>>,
  ): Promise<Answered<Value>> => {
    attempts.check(address, email)
    try {
      return await call()
    } catch (error) {
      if (isWrongCredentials(error)) attempts.failed(address, email)
      throw error
    }
  }

  return {
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
        .orderBy('updated_at', 'desc')
        .execute()
      return rows.map((row) => ({
        id: row.id,
        current: row.id === caller.sessionId,
        address: row.ip_address ?? '',
        browser: row.user_agent ?? '',
        createdAt: row.created_at.toISOString(),
        seenAt: row.updated_at.toISOString(),
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
