/** Importing files of records: upload, look, decide, run, undo. */
import multipart from '@fastify/multipart'
import { z } from 'zod'
import { callerMay } from '../access/caller.ts'
import { becomesField, ImportedType, RecordImport, RecordImportSettings } from '../model/crm/record-import.ts'
import { writerOf } from './actor.ts'
import type { App } from './app.ts'
import { NumberPath } from './ids.ts'
import { demand } from './permit.ts'
import { receiveUpload } from './receive-upload.ts'
import { Nothing, problems, resource } from './resource.ts'

const UploadQuery = z.strictObject({
  fileName: z.string().min(1).max(255).optional(),
  type: ImportedType.optional().describe('what the rows are; otherwise the file says it'),
})
const maxUploadBytes = 4 * 1024 ** 3

export const recordImports = resource(['recordImports'], (app, { recordImports }) => {
  const tags = ['Record imports']
  const answer = { 200: RecordImport, ...problems }

  app.get(
    '/record-imports',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'All imports of records, newest first',
        response: { 200: z.array(RecordImport), ...problems },
      },
    },
    async () => await recordImports.list(),
  )

  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    // An upload is a stream to the disk, never a buffer in memory.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.register(multipart, { limits: { files: 1, fields: 10, parts: 12, fileSize: maxUploadBytes } })
    scope.post(
      '/record-imports',
      {
        config: { permit: 'import', did: 'Uploaded a file of records' },
        bodyLimit: maxUploadBytes,
        schema: {
          tags,
          summary: 'Upload a file of records; its dry run starts by itself',
          description:
            'multipart/form-data with one file, or the bytes themselves with ?fileName=. CSV, Excel (.xlsx), NDJSON or Parquet, each also gzipped. Exports of HubSpot, Salesforce, Pipedrive and Shopify are known by their columns.',
          consumes: ['multipart/form-data', 'application/octet-stream'],
          querystring: UploadQuery,
          response: { 201: RecordImport, ...problems },
        },
      },
      async (request, reply) => {
        const { fileName, type } = request.query
        const upload = await receiveUpload(request, recordImports.uploads, fileName, maxUploadBytes)
        return reply.code(201).send(await recordImports.create({ ...upload, type }, writerOf(request)))
      },
    )
  })

  app.get(
    '/record-imports/:id',
    {
      config: { permit: 'read' },
      schema: { tags, summary: 'One import of records', params: NumberPath, response: answer },
    },
    async (request) => await recordImports.get(request.params.id),
  )

  app.put(
    '/record-imports/:id/settings',
    {
      config: { permit: 'import', did: 'Changed how a file of records is read' },
      schema: {
        tags,
        summary: 'Say what the columns are and decide about names; makes a new dry run',
        description:
          'Without columns they are found anew for the type. A column with the target "new" becomes a field when the import runs; that needs the permission to change settings.',
        params: NumberPath,
        body: RecordImportSettings,
        response: answer,
      },
    },
    async (request) => {
      if (request.body.columns.some(becomesField)) demand(request, 'settings')
      return recordImports.changeSettings(request.params.id, request.body)
    },
  )

  app.post(
    '/record-imports/:id/run',
    {
      config: { permit: 'import', did: 'Imported a file of records' },
      schema: {
        tags,
        summary: 'Take the rows in',
        description:
          'A run that was stopped goes on where it was. Columns that become fields need the permission to change settings.',
        params: NumberPath,
        response: answer,
      },
    },
    async (request) =>
      await recordImports.run(request.params.id, writerOf(request), callerMay(request.caller, 'settings')),
  )

  app.post(
    '/record-imports/:id/undo',
    {
      config: { permit: 'import', did: 'Took back an import of records' },
      schema: {
        tags,
        summary: 'Take back what it did',
        description: 'Records that were changed since are left as they are, and fields that it added stay.',
        params: NumberPath,
        response: answer,
      },
    },
    async (request) => await recordImports.undo(request.params.id, writerOf(request)),
  )

  app.post(
    '/record-imports/:id/cancel',
    {
      config: { permit: 'import', did: 'Stopped an import of records' },
      schema: {
        tags,
        summary: 'Stop it',
        description: 'What it wrote stays until it is undone; `run` goes on.',
        params: NumberPath,
        response: answer,
      },
    },
    async (request) => await recordImports.cancel(request.params.id),
  )

  app.delete(
    '/record-imports/:id',
    {
      config: { permit: 'import', did: 'Removed an import of records from the list' },
      schema: {
        tags,
        summary: 'Forget the import and its file; the records stay',
        params: NumberPath,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await recordImports.remove(request.params.id)
      return reply.code(204).send()
    },
  )

  app.get(
    '/record-imports/:id/refused.csv',
    {
      config: { permit: 'export', did: 'Downloaded the refused rows of a file of records' },
      schema: {
        tags,
        summary: 'The rows that were not taken as they stood, with reasons',
        params: NumberPath,
        response: { 200: { content: { 'text/csv': { schema: z.string() } } }, ...problems },
      },
    },
    async (request, reply) => {
      const rows = await recordImports.refusedCsv(request.params.id)
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="refused-${request.params.id}.csv"`)
        .send(rows as never)
    },
  )
})
