/** Finds out who stands behind a request, from its session cookie or its key, mostly without asking the store. */
import { timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import { appError } from '../model/app-error.ts'
import { Role } from '../model/permission.ts'
import type { Tables } from '../storage/records/tables.ts'
import { type ApiKeys, apiKeyPrefix } from './api-keys.ts'
import { type Caller, commandLine, nobody } from './caller.ts'
import { demoDomain } from './demo-domain.ts'
import {
  type Answered,
  askLibrary,
  cookiesIn,
  headersOf,
  sessionCookie,
  type Visitor,
} from './library-call.ts'
import { localTokenPrefix } from './local-token.ts'
import { hashOfToken } from './secret-token.ts'
import type { SignIn } from './sign-in.ts'

/** A session ended by another process of ours stops after this long; our own end at once. */
const believedForMs = 5_000
const rememberedSessions = 5_000
const seenEveryMs = 5 * 60_000
/** Long enough for a sitting at the settings, too short for a screen that was left open. */
const provenForMs = 30 * 60_000
const dayMs = 24 * 3600_000

export type Callers = {
  ofRequest(visitor: Visitor & { bearer?: string; isLocal: boolean }): Promise<Answered<Caller>>
  /** Call after anything changed that sessions depend on. */
  forget(): void
}

type CallersNeeds = {
  db: Kysely<Tables>
  sessionDays: number
  signIn: () => SignIn
  keys: Pick<ApiKeys, 'verify'>
  localToken: string | undefined
  clock: () => Date
}

export const createCallers = ({
  db,
  sessionDays,
  signIn,
  keys,
  localToken,
  clock,
}: CallersNeeds): Callers => {
  const known = new Map<string, { until: number; caller: Caller }>()
  const seen = new Map<string, number>()

  const ofKey = async (bearer: string, isLocal: boolean): Promise<Caller> => {
    if (bearer.startsWith(localTokenPrefix) && isLocal && sameText(bearer, localToken)) return commandLine
    const key = bearer.startsWith(apiKeyPrefix) ? await keys.verify(bearer) : undefined
    if (key) return { kind: 'key', id: String(key.id), name: key.name, scopes: key.scopes }
    throw appError(
      'access.unknown-key',
      bearer.startsWith('wm_')
        ? 'This is a write key: it can send interactions to /v1 and nothing else. Use an API key here.'
        : 'This API key is unknown, has run out or was revoked. Ask an admin for a new one.',
    )
  }

  const noteSeen = (id: string, now: number) => {
    if (now - (seen.get(id) ?? 0) < seenEveryMs) return
    if (seen.size > rememberedSessions) seen.clear()
    seen.set(id, now)
    db.updateTable('auth_session')
      .set({ updated_at: new Date(now) })
      .where('id', '=', id)
      .execute()
      .catch(() => seen.delete(id))
  }

  const ofSession = async (visitor: Visitor): Promise<Answered<Caller>> => {
    const cookie = cookiesIn(visitor.cookie).find((one) => sessionCookie.test(one))
    if (!cookie) return { value: nobody, cookies: [] }
    const now = clock().getTime()
    const hash = hashOfToken(cookie)
    const found = known.get(hash)
    if (found && found.until > now) return { value: found.caller, cookies: [] }
    const { value, cookies } = await askLibrary(() =>
      signIn().api.getSession({ headers: headersOf(visitor), returnHeaders: true }),
    )
    const role = Role.safeParse(value?.user.role)
    const ended: Answered<Caller> = { value: { kind: 'nobody', sessionEnded: true }, cookies: [] }
    if (!value || value.user.disabledAt || !role.success) return ended
    const { user, session } = value
    const endsAt = session.createdAt.getTime() + sessionDays * dayMs
    if (endsAt <= now) return ended
    const caller: Caller = {
      kind: 'user',
      id: user.id,
      name: user.name,
      email: user.email,
      role: role.data,
      department: user.department,
      twoFactor: user.twoFactorEnabled === true,
      sessionId: session.id,
      isProven: user.email.endsWith(demoDomain) || now - session.provedAt.getTime() < provenForMs,
    }
    if (known.size >= rememberedSessions) known.clear()
    known.set(hash, { until: Math.min(now + believedForMs, endsAt), caller })
    noteSeen(session.id, now)
    return { value: caller, cookies }
  }

  return {
    async ofRequest({ bearer, isLocal, ...visitor }) {
      if (bearer !== undefined) return { value: await ofKey(bearer, isLocal), cookies: [] }
      return ofSession(visitor)
    },
    forget: () => known.clear(),
  }
}

const sameText = (one: string, other: string | undefined): boolean =>
  other !== undefined &&
  one.length === other.length &&
  timingSafeEqual(Buffer.from(hashOfToken(one)), Buffer.from(hashOfToken(other)))
