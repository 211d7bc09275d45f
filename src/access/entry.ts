/** Coming in and going out: password and second factor, single sign-on. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { appError } from '../model/app-error.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { Attempts } from './attempts.ts'
import type { Callers } from './callers.ts'
import {
  type Answered,
  askLibrary,
  codeUsed,
  cookiesIn,
  headersOf,
  isWrongCredentials,
  sessionCookie,
  type Visitor,
} from './library-call.ts'
import { providerId, type SignIn } from './sign-in.ts'
import { takeCode } from './used-codes.ts'

export type EntryNeeds = {
  db: Kysely<Tables>
  clock: () => Date
  signIn: () => SignIn
  singleSignOn: () => SignIn
  callers: Pick<Callers, 'forget'>
  attempts: Attempts
}

export type SignedIn = { kind: 'signed-in' } | { kind: 'second-factor' }

const providerWaitMs = 10_000

export type Entry = ReturnType<typeof createEntry>

/** Who is signed in already proves nothing about the one who has half come in. */
const withoutSession = (visitor: Visitor): Visitor => ({
  ...visitor,
  cookie: cookiesIn(visitor.cookie)
    .filter((one) => !sessionCookie.test(one))
    .join('; '),
})

export const createEntry = ({ db, clock, signIn, singleSignOn, callers, attempts }: EntryNeeds) => {
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
    withPassword,

    async secondFactor(
      { code, kind }: { code: string; kind: 'app' | 'recovery' },
      visitor: Visitor,
    ): Promise<Answered<SignedIn>> {
      // By address alone: an account is only reached with its password, and locks by itself for a while.
      attempts.check(visitor.address)
      const asked = {
        body: { code },
        headers: headersOf(withoutSession(visitor)),
        returnHeaders: true,
      } as const
      try {
        const { value, cookies } = await askLibrary<{ token?: string; user: { id: string } }>(async () =>
          kind === 'app' ? signIn().api.verifyTOTP(asked) : signIn().api.verifyBackupCode(asked),
        )
        if (kind === 'app' && !(await takeCode(db, value.user.id, code, clock()))) {
          await db
            .deleteFrom('auth_session')
            .where('token', '=', value.token ?? '')
            .execute()
          throw codeUsed()
        }
        return { value: { kind: 'signed-in' }, cookies }
      } catch (error) {
        if (isWrongCredentials(error)) attempts.failed(visitor.address)
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

    /** Where the browser must go to come in by single sign-on. `anew`: the provider asks her although it knows her. */
    async byProvider(
      { next, anew }: { next: string; anew: boolean },
      visitor: Visitor,
    ): Promise<Answered<{ url: string }>> {
      const asked = askLibrary(() =>
        singleSignOn().api.signInSocial({
          body: {
            provider: providerId,
            callbackURL: next,
            errorCallbackURL: '/sign-in',
            disableRedirect: true,
            ...(anew ? { additionalParams: { prompt: 'login' } } : {}),
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
  }
}
