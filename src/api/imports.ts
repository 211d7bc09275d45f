/** Importing files of interactions: upload, dry run, run, undo. */
import multipart from '@fastify/multipart'
import { z } from 'zod'
import type { Writer } from '../model/actor.ts'
import { Import, ImportSettings } from '../model/import.ts'
import { writerOf } from './actor.ts'
import type { App } from './app.ts'
import { NumberPath } from './ids.ts'
import { receiveUpload } from './receive-upload.ts'
import { problems, resource } from './resource.ts'

const UploadQuery = z.strictObject({ fileName: z.string().min(1).max(255).optional() })
const maxUploadBytes = 64 * 1024 ** 3

export const imports = resource(['imports'], (app, { imports }) => {
  const tags = ['Imports']
  const answer = { 200: Import, ...problems }

  app.get(
    '/imports',
    {
      config: { permit: 'read' },
      schema: { tags, summary: 'All imports, newest first', response: { 200: z.array(Import), ...problems } },
    },
    async () => await imports.list(),
  )

  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    // An upload is a stream to the disk, never a buffer in memory.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.register(multipart, { limits: { files: 1, fields: 10, parts: 12, fileSize: maxUploadBytes } })
    scope.post(
      '/imports',
      {
        config: { permit: 'import', did: 'Uploaded a file of interactions' },
        bodyLimit: maxUploadBytes,
        schema: {
          tags,
          summary: 'Upload a file; its dry run starts by itself',
          description:
            'multipart/form-data with one file, or the bytes themselves with ?fileName=. CSV, Excel (.xlsx), NDJSON, Parquet or XES, each also gzipped.',
          consumes: ['multipart/form-data', 'application/octet-stream'],
          querystring: UploadQuery,
          response: { 201: Import, ...problems },
        },
      },
      async (request, reply) => {
        const { fileName, path, bytes } = await receiveUpload(
          request,
          imports.uploads,
          request.query.fileName,
          maxUploadBytes,
        )
        return reply.code(201).send(await imports.create(fileName, path, bytes))
      },
    )
  })

  app.get(
    '/imports/:id',
    {
      config: { permit: 'read' },
      schema: { tags, summary: 'One import', params: NumberPath, response: answer },
    },
    async (request) => await imports.get(request.params.id),
  )

  app.put(
    '/imports/:id/settings',
    {
      config: { permit: 'import', did: 'Changed how a file of interactions is read' },
      schema: {
        tags,
        summary: 'Say what the columns mean; makes a new dry run',
        params: NumberPath,
        body: ImportSettings,
        response: answer,
      },
    },
    async (request) => await imports.changeSettings(request.params.id, request.body),
  )

  for (const [action, did, summary, work] of [
    [
      'run',
      'Imported a file of interactions',
      'Take the rows in',
      (id: number, writer: Writer) => imports.run(id, writer),
    ],
    [
      'cancel',
      'Stopped an import of interactions',
      'Stop it; nothing of it stays',
      (id: number) => imports.cancel(id),
    ],
    [
      'undo',
      'Took back an import of interactions',
      'Take back everything it brought',
      (id: number, writer: Writer) => imports.undo(id, writer),
    ],
  ] as const)
    app.post(
      `/imports/:id/${action}`,
      { config: { permit: 'import', did }, schema: { tags, summary, params: NumberPath, response: answer } },
      async (request) => await work(request.params.id, writerOf(request)),
    )

  app.get(
    '/imports/:id/refused.csv',
    {
      config: { permit: 'export', did: 'Downloaded the refused rows of a file of interactions' },
      schema: {
        tags,
        summary: 'The refused rows as they stood, with reasons',
        params: NumberPath,
        response: { 200: { content: { 'text/csv': { schema: z.string() } } }, ...problems },
      },
    },
    async (request, reply) => {
      const rows = await imports.refusedCsv(request.params.id)
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="refused-${request.params.id}.csv"`)
        .send(rows as never)
    },
  )
})
