/** Who makes a change, as histories keep it. */
import type { FastifyRequest } from 'fastify'
import { actorOfCaller } from '../access/caller.ts'
import type { Actor } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'

export const actorOf = (request: FastifyRequest): Actor => {
  const actor = actorOfCaller(request.caller)
  if (actor) return actor
  throw appError('access.not-signed-in', 'Sign in first, or send an API key as a Bearer token.')
}
