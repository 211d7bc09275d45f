/** Numbers of a map, and the journeys behind each number. */
import { z } from 'zod'
import { JourneyList, MapMeasure } from '../model/measure.ts'
import { abortSignal } from './abort-signal.ts'
import { comparedFilter, FilterQuery, filterOf, Instant } from './filters.ts'
import { MapPath } from './ids.ts'
import { PageQuery } from './paging.ts'
import { problems, resource } from './resource.ts'

const MeasureQuery = FilterQuery.extend({
  compareFrom: Instant.optional().describe('start of the period to compare with'),
  compareTo: Instant.optional(),
})
const Measured = z.object({ measure: MapMeasure, compare: MapMeasure.nullable() })
const JourneysQuery = FilterQuery.extend({
  ...PageQuery.shape,
  number: z.string().min(1).max(300).describe('the name that stands beside a number of the measure'),
  q: z.string().max(200).optional().describe('a part of a name, e-mail or id'),
})
const ExportQuery = JourneysQuery.omit({ limit: true, cursor: true })
export const measures = resource(['measures'], (app, { measures }) => {
  const tags = ['Measures']

  app.get(
    '/maps/:id/measure',
    {
      config: { permit: 'read' },
      serializerCompiler: () => JSON.stringify,
      schema: {
        tags,
        summary: 'Everything measured on a map',
        params: MapPath,
        querystring: MeasureQuery,
        response: { 200: Measured, ...problems },
      },
    },
    async (request, reply) => {
      const { compareFrom, compareTo, ...query } = request.query
      const filter = filterOf(query)
      const compared = compareFrom || compareTo ? comparedFilter(filter, compareFrom, compareTo) : undefined
      const signal = abortSignal(reply)
      const measure = await measures.measure(request.params.id, filter, signal)
      const compare = compared ? await measures.measure(request.params.id, compared, signal) : null
      return { measure, compare }
    },
  )

  app.get(
    '/maps/:id/customers',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'The journeys behind a number',
        params: MapPath,
        querystring: JourneysQuery,
        response: { 200: JourneyList, ...problems },
      },
    },
    async (request, reply) => {
      const { number, limit, cursor, q, ...query } = request.query
      return await measures.journeys(
        request.params.id,
        number,
        filterOf(query),
        { limit, cursor, query: q },
        abortSignal(reply),
      )
    },
  )

  app.get(
    '/maps/:id/customers/export',
    {
      config: { permit: 'export', did: 'Exported the journeys behind a number' },
      schema: {
        tags,
        summary: 'The journeys behind a number as a CSV file',
        description: 'The same list. Text that a spreadsheet would run as a formula is made plain.',
        params: MapPath,
        querystring: ExportQuery,
        response: { 200: { content: { 'text/csv': { schema: z.string() } } }, ...problems },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { number, q, ...query } = request.query
      const file = await measures.export(id, number, filterOf(query), q, abortSignal(reply))
      request.auditFacts = { format: 'csv', number, ...(q ? { search: q } : {}) }
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename="journeys-${new Date().toISOString().slice(0, 10)}.csv"`,
        )
        .send(file as never)
    },
  )
})
