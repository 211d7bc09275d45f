/** Files of records: attach, list, fetch, remove. */
import multipart from '@fastify/multipart'
import { z } from 'zod'
import { largestFile, RecordFile } from '../model/crm/record-file.ts'
import { actorOf, writerOf } from './actor.ts'
import type { App } from './app.ts'
import { RecordPath } from './ids.ts'
import { receiveUpload } from './receive-upload.ts'
import { Nothing, problems, resource } from './resource.ts'

const UploadQuery = z.strictObject({ fileName: z.string().min(1).max(255).optional() })
const FilePath = z.object({ id: z.string().regex(/^[a-z0-9]{1,64}$/, 'is not the id of a file') })

/** Never shown by the browser in our name: a file is saved, whatever it holds. */
const asAttachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`

export const recordFiles = resource(['files'], (app, { files }) => {
  const tags = ['Files']

  app.get(
    '/records/:type/:id/files',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Files of a record, newest first',
        params: RecordPath,
        response: { 200: z.array(RecordFile), ...problems },
      },
    },
    async (request) => await files.list(request.params.type, request.params.id, actorOf(request)),
  )

  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.register(multipart, { limits: { files: 1, fields: 10, parts: 12, fileSize: largestFile } })
    scope.post(
      '/records/:type/:id/files',
      {
        config: { permit: 'edit', did: 'Attached a file' },
        bodyLimit: largestFile + 64 * 1024,
        schema: {
          tags,
          summary: 'Attach a file',
          description:
            'multipart/form-data with one file, or the bytes themselves with ?fileName=. Documents, pictures and text up to 25 MB; nothing that a browser would run.',
          consumes: ['multipart/form-data', 'application/octet-stream'],
          params: RecordPath,
          querystring: UploadQuery,
          response: { 201: RecordFile, ...problems },
        },
      },
      async (request, reply) => {
        const { type, id } = request.params
        const upload = await receiveUpload(request, files.uploads, request.query.fileName, largestFile)
        return reply.code(201).send(await files.add(type, id, upload, writerOf(request)))
      },
    )
  })

  app.get(
    '/files/:id',
    {
      config: { permit: 'read', did: 'Downloaded a file' },
      schema: {
        tags,
        summary: 'A file, to be saved',
        params: FilePath,
        response: { 200: { content: { 'application/octet-stream': { schema: z.string() } } }, ...problems },
      },
    },
    async (request, reply) => {
      const { file, bytes } = await files.open(request.params.id, actorOf(request))
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', file.bytes)
        .header('content-disposition', asAttachment(file.name))
        .header('x-content-type-options', 'nosniff')
        .send(bytes as never)
    },
  )

  app.delete(
    '/files/:id',
    {
      config: { permit: 'edit', did: 'Removed a file' },
      schema: { tags, summary: 'Remove a file', params: FilePath, response: { 204: Nothing, ...problems } },
    },
    async (request, reply) => {
      await files.remove(request.params.id, writerOf(request))
      return reply.code(204).send()
    },
  )
})
