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
})
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
      const { number, limit, cursor, ...query } = request.query
      return await measures.journeys(
        request.params.id,
        number,
        filterOf(query),
        { limit, cursor },
        abortSignal(reply),
      )
    },
  )
})
