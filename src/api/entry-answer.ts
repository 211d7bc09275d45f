/** What the routes by which people come in have in common: their limit, their cookies, and who the log says it was. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Access } from '../access/access.ts'
import { actorOfCaller } from '../access/caller.ts'
import type { Answered } from '../access/library-call.ts'
import { credentialsOf, setCookies } from './identify.ts'

export const SignedIn = z.object({ kind: z.enum(['signed-in', 'second-factor']) })

/** Enough for a person who mistypes, too few for a program that guesses; back-off comes on top. */
export const fewPerMinute = { permit: 'open', rateLimit: { max: 60, timeWindow: '1 minute' } } as const

/** Which account was tried is written down only if it is one: people type passwords into the wrong field. */
export const noteTried = async (access: Access, request: FastifyRequest, email: string): Promise<void> => {
  const person = await access.people.find(email.trim())
  if (person) request.auditActor = { kind: 'user', id: person.id, name: person.name }
  else request.auditFacts.account = 'unknown'
}

/** Hands the cookies on; whose session they open goes into the audit log. */
export const cameIn = async <Value>(
  access: Access,
  request: FastifyRequest,
  reply: FastifyReply,
  { value, cookies }: Answered<Value>,
): Promise<Value> => {
  setCookies(reply, cookies)
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  const { value: caller } = await access.callerOf({ ...credentialsOf(request), bearer: undefined, cookie })
  const actor = actorOfCaller(caller)
  if (actor) request.auditActor = actor
  return value
}
