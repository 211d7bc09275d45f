/** Where interactions come from: freshness, write keys, and what was refused. */
import { z } from 'zod'
import { ItemResult } from '../model/message.ts'
import { IngestWarning, NewWriteKey, SourceFreshness, WriteKey } from '../model/source.ts'
import { NumberPath } from './ids.ts'
import { PageQuery } from './paging.ts'
import { Nothing, problems, resource } from './resource.ts'

const Overview = z.object({
  freshness: z.array(SourceFreshness),
  keys: z.array(WriteKey),
  warnings: z.number().describe('refused items not yet replayed'),
})
const WarningPage = z.object({ rows: z.array(IngestWarning), next: z.string().nullable() })
const NewKey = z.object({ name: z.string().trim().min(1).max(100) })

export const sources = resource(['sources', 'keys', 'warnings'], (app, { sources, keys, warnings }) => {
  const tags = ['Sources']

  app.get(
    '/sources',
    {
      config: { permit: 'read' },
      schema: { tags, summary: 'All sources at a glance', response: { 200: Overview, ...problems } },
    },
    async () => ({
      freshness: await sources.freshness(),
      keys: await keys.list(),
      warnings: await warnings.count(),
    }),
  )

  app.get(
    '/sources/warnings',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'What was refused and why, newest first',
        querystring: PageQuery,
        response: { 200: WarningPage, ...problems },
      },
    },
    async (request) => await warnings.page(request.query),
  )

  app.post(
    '/sources/warnings/:id/replay',
    {
      config: { permit: 'import', did: 'Tried a refused interaction again' },
      schema: {
        tags,
        summary: 'Try a refused item again',
        params: NumberPath,
        response: { 200: ItemResult, ...problems },
      },
    },
    async (request) => await warnings.replay(request.params.id),
  )

  app.post(
    '/sources/keys',
    {
      config: { permit: 'keys', did: 'Made a write key' },
      schema: {
        tags,
        summary: 'Make a write key; it is shown this once',
        body: NewKey,
        response: { 201: NewWriteKey, ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await keys.create(request.body.name)),
  )

  app.delete(
    '/sources/keys/:id',
    {
      config: { permit: 'keys', did: 'Revoked a write key' },
      schema: {
        tags,
        summary: 'Revoke a write key',
        params: NumberPath,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await keys.revoke(request.params.id)
      return reply.code(204).send()
    },
  )
})
