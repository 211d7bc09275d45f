/** Everything about who may come in, put together. */
import type { Kysely } from 'kysely'
import { appError } from '../model/app-error.ts'
import type { Role } from '../model/permission.ts'
import type { EntryState } from '../model/person.ts'
import type { Tables } from '../storage/records/tables.ts'
import { createApiKeys } from './api-keys.ts'
import { createAttempts } from './attempts.ts'
import { createAuditLog } from './audit-log.ts'
import type { Caller } from './caller.ts'
import { createCallers } from './callers.ts'
import { closeDemo, type EnterDemo, openDemo } from './demo-people.ts'
import { createEntry, type SignedIn } from './entry.ts'
import { createEntryByLink } from './entry-by-link.ts'
import type { Answered, Visitor } from './library-call.ts'
import type { Mailer } from './mailer.ts'
import { createMayStill } from './may-still.ts'
import { consumeInvitationOf } from './one-time-links.ts'
import { createOwnAccount } from './own-account.ts'
import { createPeople } from './people.ts'
import { createSignIn, type SignIn, type SingleSignOn } from './sign-in.ts'

export type AccessOptions = {
  db: Kysely<Tables>
  secret: string
  /** Known only once the server listens, where the environment does not say it. */
  publicUrl: () => string
  singleSignOn?: SingleSignOn
  /** What people become whom nobody invited but the single sign-on vouches for; undefined: they stay out. */
  newcomers?: Role
  /** After which somebody signs in again, however much she was here. */
  sessionDays: number
  mailer?: Mailer
  localToken?: string
  clock: () => Date
  onError(error: unknown): void
}

const keptAfterEndMs = 30 * 24 * 3600_000

export type Access = ReturnType<typeof createAccess>

export const createAccess = (options: AccessOptions) => {
  const { db, publicUrl, clock, onError, mailer, sessionDays } = options
  const made: { plain?: SignIn; single?: SignIn } = {}
  const create = (singleSignOn?: SingleSignOn) =>
    createSignIn({
      db,
      secret: options.secret,
      publicUrl: publicUrl(),
      singleSignOn,
      sessionDays,
      async roleOfNewcomer(email) {
        const invited = await consumeInvitationOf(db, email, clock())
        return invited ?? (options.newcomers ? { role: options.newcomers, department: '' } : undefined)
      },
      onTrouble: (message) => onError(new Error(message)),
    })
  const signIn = () => {
    made.plain ??= create()
    return made.plain
  }
  // One of its own: it asks the provider before it can do anything, and a provider that is away must keep
  // nobody with a password waiting.
  const singleSignOn = () => {
    made.single ??= create(options.singleSignOn)
    return made.single
  }

  const keys = createApiKeys(db, clock)
  const callers = createCallers({ db, signIn, keys, sessionDays, localToken: options.localToken, clock })
  const hashed = async (password: string) => (await signIn().$context).password.hash(password)
  const attempts = createAttempts(() => clock().getTime())
  const shared = { db, signIn, callers, sessionDays, mailer, publicUrl, attempts, onError, clock }
  const entry = createEntry({ ...shared, singleSignOn })
  const links = createEntryByLink({ ...shared, entry, hashed })
  const account = createOwnAccount(shared)
  const audit = createAuditLog(db, clock, onError)
  let enterDemo: EnterDemo | undefined

  return {
    entry,
    links,
    account,
    people: createPeople({ ...shared, keys }),
    keys,
    audit,
    callerOf: callers.ofRequest,
    mayStill: createMayStill(db, clock),

    async state(caller: Caller): Promise<EntryState> {
      return {
        me: caller.kind === 'user' ? await account.me(caller) : null,
        setUpNeeded: caller.kind !== 'user' && !(await links.isSetUp()),
        demo: enterDemo !== undefined,
        singleSignOn: options.singleSignOn?.name ?? null,
        mail: mailer !== undefined,
        sessionEnded: caller.kind === 'nobody' && caller.sessionEnded === true,
        sessionDays,
      }
    },

    /** Sessions, challenges and links that ended long ago. */
    async tidy(): Promise<void> {
      const longAgo = new Date(clock().getTime() - keptAfterEndMs)
      for (const table of ['auth_session', 'auth_verification', 'auth_used_code', 'access_link'] as const)
        await db.deleteFrom(table).where('expires_at', '<', longAgo).execute()
    },

    /** The library's own answer to a browser that comes back from the provider. */
    callback: (request: Request): Promise<Response> => singleSignOn().handler(request),

    async openDemo(): Promise<void> {
      enterDemo = await openDemo({ db, entry, hashed })
    },
    /** Nobody stays signed in as a person of the demo when Waymark runs for real. */
    closeDemo: () => closeDemo(db, clock()),
    enterDemo(role: Role, visitor: Visitor): Promise<Answered<SignedIn>> {
      if (enterDemo) return enterDemo(role, visitor)
      throw appError(
        'access.not-configured',
        'This is not the demo. Sign in with your e-mail address and password.',
      )
    },

    async close(): Promise<void> {
      await audit.close()
      mailer?.close()
    },
  }
}
