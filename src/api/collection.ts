/** POST /v1/…: takes interactions in the public Segment shape and answers for each item. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { appError } from '../model/app-error.ts'
import { ItemResult, messageTypes } from '../model/message.ts'
import type { App } from './app.ts'
import { allowAnyPage, unpackBody } from './collection-transport.ts'
import { parseJson } from './parse-json.ts'
import { problems, resource } from './resource.ts'
import { writeKeyOf } from './write-key-of.ts'

const maxBatchBytes = 500 * 1024
const maxDepth = 512

const Item = z.record(z.string(), z.unknown())
const Body = z.looseObject({
  batch: z.array(z.unknown()).optional(),
  sentAt: z.unknown().optional(),
  writeKey: z.unknown().optional(),
})
const Query = z.object({ writeKey: z.string().optional() })

const Answer = z.object({
  success: z.boolean().describe('false when at least one item was refused'),
  results: z.array(ItemResult),
})

/** The address names the type of a single call; items of a batch carry their own. */
const itemsOf = (body: z.infer<typeof Body>, type: string): unknown[] => {
  if (body.batch) return type === 'batch' ? body.batch : body.batch.map((item) => typed(item, type))
  if (type === 'batch')
    throw appError('request.invalid', 'The field "batch" is missing. Send {"batch": [...]}.', {
      where: 'body.batch',
    })
  const { writeKey, ...item } = body
  return [typed(item, type)]
}

const typed = (item: unknown, type: string): unknown => {
  const object = Item.safeParse(item)
  return object.success ? { ...object.data, type: object.data.type ?? type } : item
}

const sentAtOf = (body: z.infer<typeof Body>): string | undefined =>
  typeof body.sentAt === 'string' && body.sentAt.length <= 40 ? body.sentAt : undefined

/** Browsers' analytics.js calls each type by its first letter; RudderStack's beacons have an address of their own. */
const types = [...messageTypes, 'batch' as const]
const addresses = [
  ...types.map((type) => ({ type, address: `/v1/${type}`, hide: false })),
  ...types.map((type) => ({ type, address: `/v1/${type.charAt(0)}`, hide: true })),
  { type: 'batch', address: '/beacon/v1/batch', hide: true },
]

const BrowserSettings = z
  .object({ integrations: z.record(z.string(), z.record(z.string(), z.string())) })
  .describe('as analytics.js reads them')

/** Nothing is measured of the library itself, and nothing goes elsewhere. */
const SourceConfig = z
  .object({
    updatedAt: z.string(),
    source: z.looseObject({
      id: z.string(),
      name: z.string(),
      writeKey: z.string(),
      enabled: z.boolean(),
      workspaceId: z.string(),
      updatedAt: z.string(),
      config: z.object({
        statsCollection: z.object({
          errors: z.object({ enabled: z.boolean() }),
          metrics: z.object({ enabled: z.boolean() }),
        }),
      }),
      connections: z.array(z.never()),
      destinations: z.array(z.never()),
      dataplanes: z.object({}),
    }),
  })
  .describe('as the RudderStack library reads it')

const since = new Date(0).toISOString()

const sourceConfigOf = (key: number, writeKey: string) => ({
  updatedAt: since,
  source: {
    ...{ id: `waymark-${key}`, name: 'Waymark', writeKey, enabled: true, workspaceId: 'waymark' },
    config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
    ...{ updatedAt: since, connections: [], destinations: [], dataplanes: {} },
  },
})

export const collection = resource(['ingest', 'keys', 'publicUrl'], (app, { ingest, keys, publicUrl }) => {
  const allow = async (request: FastifyRequest, inBody: unknown) => {
    const text = writeKeyOf(request, inBody)
    if (!text)
      throw appError(
        'ingest.no-key',
        'No write key came with the request. Send it as the Basic user name, as a Bearer token or as "writeKey"; keys are made on the Sources page.',
      )
    const key = await keys.verify(text)
    if (key) return key
    throw appError(
      'ingest.unknown-key',
      'This write key is unknown or was revoked. Make a new one on the Sources page.',
    )
  }

  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    // Whatever a tracker calls its content: browsers send text/plain to spare themselves a question beforehand.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
      parseJson(body, maxDepth),
    )
    scope.addHook('onRequest', allowAnyPage)
    scope.addHook('preParsing', unpackBody)

    for (const { type, address, hide } of addresses)
      scope.post(
        address,
        {
          bodyLimit: maxBatchBytes,
          config: { permit: 'write-key', rateLimit: false },
          serializerCompiler: () => JSON.stringify,
          schema: {
            hide,
            tags: ['Collection'],
            summary: type === 'batch' ? 'Take several interactions' : `Take one ${type} call`,
            description:
              'Answers once everything accepted is on disk. Write key as Basic user name, Bearer token or "writeKey". ' +
              'At most 32 KB per item and 500 KB per request; the body may be gzipped.',
            security: [{ writeKey: [] }],
            body: Body,
            querystring: Query,
            response: { 200: Answer, ...problems },
          },
        },
        async (request) => {
          const receivedAt = new Date()
          const key = await allow(request, request.body.writeKey)
          const items = itemsOf(request.body, type)
          const sentAt = sentAtOf(request.body)
          const results = await ingest.accept(items, { source: `key ${key.id}`, receivedAt, sentAt })
          const refused = results.filter((result) => result.status === 'refused').length
          keys.used(key.id, { accepted: results.length - refused, refused })
          return { success: refused === 0, results }
        },
      )
    scope.get(
      '/v1/projects/:writeKey/settings',
      {
        config: { permit: 'write-key' },
        schema: {
          tags: ['Collection'],
          summary: 'Where analytics.js in a browser sends its calls: here',
          params: z.object({ writeKey: z.string().min(1).max(200) }),
          response: { 200: BrowserSettings, ...problems },
        },
      },
      async (request) => {
        await allow(request, request.params.writeKey)
        // Behind a proxy the request itself may look as if it came without TLS.
        const address = publicUrl ?? `${request.protocol}://${request.host}`
        const [protocol = '', host = ''] = address.split('://')
        const ours = { apiKey: request.params.writeKey, apiHost: `${host}/v1`, protocol }
        return { integrations: { 'Segment.io': ours } }
      },
    )
    scope.get(
      '/v1/sourceConfig',
      {
        config: { permit: 'write-key' },
        schema: {
          tags: ['Collection'],
          summary: 'What the RudderStack library in a browser asks before its first call',
          security: [{ writeKey: [] }],
          querystring: Query.loose(),
          response: { 200: SourceConfig, ...problems },
        },
      },
      async (request) => {
        const { id } = await allow(request, undefined)
        return sourceConfigOf(id, writeKeyOf(request, undefined) ?? '')
      },
    )
    scope.options(
      '/v1/*',
      { config: { permit: 'write-key' }, schema: { hide: true } },
      async (_request, reply) => reply.code(204).send(),
    )
  })
})
