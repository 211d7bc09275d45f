/** How often one address and one API key may ask. */
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { appError } from '../model/app-error.ts'
import type { App } from './app.ts'

/** Before anything is looked up. Routes with a limit of their own count for themselves. */
export const limitByAddress = (app: App): onRequestAsyncHookHandler => {
  const limit = app.rateLimit() as unknown as onRequestAsyncHookHandler
  return async function (request, reply) {
    const { permit, rateLimit } = request.routeOptions.config ?? {}
    if (!request.url.startsWith('/api/') || permit === 'write-key' || typeof rateLimit === 'object') return
    await limit.call(this, request, reply)
  }
}

export const limitByKey = (app: App, max: number): onRequestAsyncHookHandler => {
  const count = app.createRateLimit({
    max,
    timeWindow: '1 minute',
    keyGenerator: (request: FastifyRequest) =>
      request.caller.kind === 'key' ? `key ${request.caller.id}` : '',
  })
  return async (request) => {
    if (request.caller.kind !== 'key') return
    const counted = await count(request)
    if (counted.isAllowed || !counted.isExceeded) return
    throw appError(
      'request.rate-limited',
      `More than ${max} requests in a minute with this API key. Wait ${counted.ttlInSeconds} s.`,
      { retryAfterSeconds: counted.ttlInSeconds },
    )
  }
}
