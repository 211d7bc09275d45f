/** Who makes a change, as histories keep it. */
import type { FastifyRequest } from 'fastify'
import { actorOfCaller } from '../access/caller.ts'
import type { Actor, Writer } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import { departmentLimit } from '../model/permission.ts'

/** The same for changes of records, with the department she is limited to, if any. */
export const writerOf = (request: FastifyRequest): Writer => {
  const { caller } = request
  const actor = actorOf(request)
  const limitedTo = caller.kind === 'user' ? departmentLimit(caller) : undefined
  return limitedTo === undefined ? actor : { ...actor, limitedTo }
}

export const actorOf = (request: FastifyRequest): Actor => {
  const actor = actorOfCaller(request.caller)
  if (actor) return actor
  throw appError('access.not-signed-in', 'Sign in first, or send an API key as a Bearer token.')
}
