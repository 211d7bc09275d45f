/** Puts on every request who stands behind it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Access } from '../access/access.ts'
import { type Caller, nobody } from '../access/caller.ts'
import type { Visitor } from '../access/library-call.ts'
import type { App } from './app.ts'
import { isLocalRequest } from './permit.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
}

const maxKeyLength = 200

export const visitorOf = (request: FastifyRequest): Visitor => ({
  cookie: request.headers.cookie,
  address: request.ip,
  browser: request.headers['user-agent'] ?? '',
})

const bearerOf = (request: FastifyRequest): string | undefined => {
  const [scheme, value] = request.headers.authorization?.split(' ') ?? []
  return scheme?.toLowerCase() === 'bearer' && value ? value.slice(0, maxKeyLength) : undefined
}

/** Everything in a request that says who asks. */
export const credentialsOf = (request: FastifyRequest) => ({
  ...visitorOf(request),
  bearer: bearerOf(request),
  isLocal: isLocalRequest(request),
})

export const setCookies = (reply: FastifyReply, cookies: string[]): void => {
  // One by one: joined by commas, browsers would read a single one.
  for (const cookie of cookies) reply.header('set-cookie', cookie)
}

export const identify = (app: App, access: Pick<Access, 'callerOf'>): void => {
  app.decorateRequest('caller')
  app.addHook('onRequest', async (request, reply) => {
    request.caller = nobody
    // There the key in the header is a write key, and a cookie counts for nothing.
    if (request.routeOptions.config?.permit === 'write-key') return
    const { value, cookies } = await access.callerOf(credentialsOf(request))
    request.caller = value
    setCookies(reply, cookies)
  })
}
