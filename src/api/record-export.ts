/** A list of records as a file, with its filter, columns and order. */
import { z } from 'zod'
import { exportFormats } from '../crm/transfer/export/export-records.ts'
import { abortSignal } from './abort-signal.ts'
import { actorOf } from './actor.ts'
import { RecordTypePath } from './ids.ts'
import { ListQuery, ruleOf } from './record-query.ts'
import { problems, resource } from './resource.ts'

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ndjson: 'application/x-ndjson; charset=utf-8',
} as const

const ExportQuery = ListQuery.omit({ limit: true, cursor: true, at: true }).extend({
  format: z.enum(exportFormats),
  columns: z
    .string()
    .max(5_000)
    .default('')
    .transform((text) => text.split(',').filter((name) => name !== ''))
    .describe('names of fields with commas between, in order; none: all'),
})

export const recordExport = resource(['crm'], (app, { crm }) => {
  app.get(
    '/records/:type/export',
    {
      config: { permit: 'export', did: 'Exported a list' },
      schema: {
        tags: ['Records'],
        summary: 'A list as a file',
        description:
          'CSV and NDJSON of any size; XLSX up to 100 000 rows. Text that a spreadsheet would run as a formula is made plain; an import of the same file changes nothing.',
        params: RecordTypePath,
        querystring: ExportQuery,
        response: {
          200: {
            content: {
              'text/csv': { schema: z.string() },
              'application/x-ndjson': { schema: z.string() },
              [mediaTypes.xlsx]: { schema: z.string() },
            },
          },
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { type } = request.params
      const { format, filter, q, ...wish } = request.query
      const signal = abortSignal(reply)
      const list = { ...wish, query: q, filter: ruleOf(filter), signal }
      const file = await crm.export(type, format, list, actorOf(request))
      request.auditFacts = { format, ...(filter ? { filter } : {}), ...(q ? { search: q } : {}) }
      return reply
        .header('content-type', mediaTypes[format])
        .header(
          'content-disposition',
          `attachment; filename="${type}-${new Date().toISOString().slice(0, 10)}.${format}"`,
        )
        .send(file as never)
    },
  )
})
