/** A file that is still being handed out ends where its caller may not have it any more. */
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Access } from '../access/access.ts'
import { appError } from '../model/app-error.ts'
import type { App } from './app.ts'
import { credentialsOf } from './identify.ts'
import { allows, isLocalRequest } from './permit.ts'

/** Asked at each piece, mostly from memory. A download that breaks off says to every program that it is not whole. */
async function* piecesWhileAllowed(
  pieces: Readable,
  request: FastifyRequest,
  access: Pick<Access, 'callerOf'>,
): AsyncGenerator<unknown> {
  const { permit = 'read' } = request.routeOptions.config
  for await (const piece of pieces) {
    const { value } = await access.callerOf(credentialsOf(request))
    if (!allows(permit, value, isLocalRequest(request)))
      throw appError('access.not-allowed', 'She may not have this file any more.')
    yield piece
  }
}

/** Live streams look for themselves, also when they have nothing to say. */
const isLive = (reply: FastifyReply): boolean => reply.getHeader('content-type') === 'text/event-stream'

export const endWhenNotAllowed = (app: App, access: Pick<Access, 'callerOf'>): void => {
  app.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const { permit } = request.routeOptions.config
    if (!(payload instanceof Readable) || isLive(reply) || permit === 'open') return payload
    const allowed = Readable.from(piecesWhileAllowed(payload, request, access), { objectMode: false })
    // Of who goes away before the first piece, nobody has begun to read.
    return allowed.once('close', () => payload.destroy())
  })
}
