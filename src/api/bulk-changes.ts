/** Changes of all records that match a list, done in the background. */
import { z } from 'zod'
import { BulkChange, BulkWish } from '../model/crm/bulk-change.ts'
import { writerOf } from './actor.ts'
import { RecordTypePath } from './ids.ts'
import { problems, resource } from './resource.ts'

const BulkPath = z.object({ id: z.string().min(1).max(64) })
const answer = { 200: BulkChange, ...problems }

export const bulkChanges = resource(['bulkChanges'], (app, { bulkChanges }) => {
  const tags = ['Records']
  const config = { permit: 'edit' } as const

  app.post(
    '/records/:type/bulk',
    {
      config: { ...config, did: 'Began a change of all records of a list' },
      schema: {
        tags,
        summary: 'Change or delete all records that match',
        description:
          'Answers at once; GET /bulk/{id} says how far it is. It can be cancelled and taken back.',
        params: RecordTypePath,
        body: BulkWish,
        response: { 202: BulkChange, ...problems },
      },
    },
    async (request, reply) => {
      const started = await bulkChanges.start(request.params.type, request.body, writerOf(request))
      request.auditFacts.records = started.total
      return reply.code(202).send(started)
    },
  )

  app.get(
    '/bulk/:id',
    {
      config,
      schema: { tags, summary: 'How far my change of many records is', params: BulkPath, response: answer },
    },
    async (request) => await bulkChanges.get(request.params.id, writerOf(request)),
  )

  app.post(
    '/bulk/:id/cancel',
    {
      config: { ...config, did: 'Stopped a change of many records' },
      schema: {
        tags,
        summary: 'Stop my change of many records',
        description: 'What was changed already stays until it is taken back.',
        params: BulkPath,
        response: answer,
      },
    },
    async (request) => await bulkChanges.cancel(request.params.id, writerOf(request)),
  )

  app.post(
    '/bulk/:id/undo',
    {
      config: { ...config, did: 'Took back a change of many records' },
      schema: {
        tags,
        summary: 'Take my change of many records back',
        description: 'In the background as well. A record that was changed since is left as it is.',
        params: BulkPath,
        response: answer,
      },
    },
    async (request) => await bulkChanges.undo(request.params.id, writerOf(request)),
  )
})
