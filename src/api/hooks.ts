/** POST /v1/hooks/{connection}: what other systems send, taken when it is signed and answered when it is on disk. */
import { z } from 'zod'
import type { App } from './app.ts'
import { ConnectionPath } from './ids.ts'
import { parseJson } from './parse-json.ts'
import { problems, resource } from './resource.ts'

const maxBodyBytes = 2 * 1024 * 1024
const maxDepth = 128
/** From one address; a shop on its busiest day sends a few a second. */
const perMinute = { max: 6_000, timeWindow: '1 minute' }

const oneOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value

export const hooks = resource(['connections'], (app, { connections }) => {
  app.register(async (scope: App) => {
    // Intercom looks whether somebody is there before it takes an address.
    scope.head(
      '/v1/hooks/:id',
      {
        config: { permit: 'write-key', rateLimit: perMinute },
        schema: { hide: true, params: ConnectionPath },
      },
      async (request, reply) => {
        await connections.listening(request.params.id)
        return reply.code(200).send()
      },
    )
    scope.removeAllContentTypeParsers()
    // The signature is over the bytes as they were sent.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
    scope.post(
      '/v1/hooks/:id',
      {
        // Like a write key: the route itself finds out whether it was signed, and no cookie or key counts.
        config: { permit: 'write-key', rateLimit: perMinute },
        bodyLimit: maxBodyBytes,
        schema: {
          tags: ['Collection'],
          summary: 'Where a connected system sends to',
          description:
            'Signed as the connection expects. Answers once it is on disk; sent twice it counts once.',
          params: ConnectionPath,
          response: { 200: z.object({ received: z.literal(true) }), ...problems },
        },
      },
      async (request) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, oneOf(value)]),
        )
        await connections.receive(request.params.id, { headers, body, now: new Date() }, (bytes) =>
          parseJson(bytes, maxDepth),
        )
        return { received: true as const }
      },
    )
  })
})
