/** Who makes a change. There is no sign-in yet, so everybody at this machine is one person. */
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../model/actor.ts'

export const actor = 'owner'

/** The same, as the history of records keeps it. */
export const actorOf = (_request: FastifyRequest): Actor => ({ kind: 'user', id: actor, name: 'Owner' })
