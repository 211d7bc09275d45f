/** A signal that fires when the caller goes away before she has her answer, so that long queries stop. */
import type { FastifyReply } from 'fastify'

export const abortSignal = (reply: FastifyReply): AbortSignal => {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}
