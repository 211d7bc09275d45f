/** How far customers come through steps of a map, and who comes back. */
import { z } from 'zod'
import { appError } from '../model/app-error.ts'
import {
  AttemptPolicy,
  Funnel,
  FunnelCustomers,
  FunnelOrder,
  longestWindowSeconds,
  maxFunnelSteps,
  PlaceName,
  usualWindowSeconds,
} from '../model/funnel.ts'
import { mostPeriods, Retention, RetentionCustomers, RetentionUnit } from '../model/retention.ts'
import { abortSignal } from './abort-signal.ts'
import { FilterQuery, filterOf } from './filters.ts'
import { MapPath } from './ids.ts'
import { PageQuery } from './paging.ts'
import { problems, resource } from './resource.ts'

const FunnelQuery = FilterQuery.extend({
  steps: z
    .string()
    .max(4000)
    .optional()
    .describe(
      'JSON list of places, e.g. ["stage:s1","step:s2-1","touchpoint:12"]; missing: the stages of the map',
    ),
  window: z.coerce
    .number()
    .int()
    .min(1)
    .max(longestWindowSeconds)
    .default(usualWindowSeconds)
    .describe('seconds from the first step until the last, that second included'),
  order: FunnelOrder.default('ordered'),
  attempts: AttemptPolicy.default('best'),
})
const place = (what: string) => PlaceName.optional().describe(`${what}; missing: any step of the map`)
const RetentionFrameQuery = FilterQuery.extend({
  unit: RetentionUnit.default('week'),
  comes: place('the first time here lets a customer in'),
  returns: place('being here later is coming back'),
})
const RetentionQuery = RetentionFrameQuery.extend({
  periods: z.coerce.number().int().min(1).max(mostPeriods).default(12),
})
const behind = {
  ...PageQuery.shape,
  number: z.string().min(1).max(60).describe('the name that stands beside a number of the answer'),
}

const Places = z.array(PlaceName).max(maxFunnelSteps)

function placesOf(json: string | undefined): string[] | undefined {
  if (json === undefined) return undefined
  try {
    return Places.parse(JSON.parse(json))
  } catch {
    throw appError(
      'funnel.invalid',
      `The steps cannot be read. Send a JSON list of at most ${maxFunnelSteps} places such as ["stage:s1","step:s2-1","touchpoint:12"].`,
      { where: 'querystring.steps' },
    )
  }
}

const wishOf = ({ steps, window, order, attempts, ...query }: z.infer<typeof FunnelQuery>) => ({
  places: placesOf(steps),
  windowSeconds: window,
  order,
  attempts,
  filter: filterOf(query),
})

export const funnels = resource(['funnels'], (app, { funnels }) => {
  const tags = ['Measures']
  const permit = 'read'

  app.get(
    '/maps/:id/funnel',
    {
      config: { permit },
      schema: {
        tags,
        summary: 'How far customers come through steps of a map',
        description: 'An attempt belongs to the period in which it began; each journey counts with one.',
        params: MapPath,
        querystring: FunnelQuery,
        response: { 200: Funnel, ...problems },
      },
    },
    async (request, reply) =>
      await funnels.funnel(request.params.id, wishOf(request.query), abortSignal(reply)),
  )

  app.get(
    '/maps/:id/funnel/customers',
    {
      config: { permit },
      schema: {
        tags,
        summary: 'The journeys behind a number of a funnel',
        description:
          'Ask with what the funnel was asked with, and with its asOf, so that nothing has changed meanwhile.',
        params: MapPath,
        querystring: FunnelQuery.extend(behind),
        response: { 200: FunnelCustomers, ...problems },
      },
    },
    async (request, reply) => {
      const { number, limit, cursor, ...query } = request.query
      const page = { limit, cursor }
      return await funnels.funnelCustomers(request.params.id, wishOf(query), number, page, abortSignal(reply))
    },
  )

  app.get(
    '/maps/:id/retention',
    {
      config: { permit },
      schema: {
        tags,
        summary: 'How many of those who came in one day, week or month came back',
        description:
          'The period chooses when they first came. A period of a cohort that is not over is null.',
        params: MapPath,
        querystring: RetentionQuery,
        response: { 200: Retention, ...problems },
      },
    },
    async (request, reply) => {
      const { unit, comes, returns, periods, ...query } = request.query
      const wish = { unit, comes, returns, periods, filter: filterOf(query) }
      return await funnels.retention(request.params.id, wish, abortSignal(reply))
    },
  )

  app.get(
    '/maps/:id/retention/customers',
    {
      config: { permit },
      schema: {
        tags,
        summary: 'The journeys behind a number of retention',
        description: 'Ask with what the retention was asked with, and with its asOf.',
        params: MapPath,
        querystring: RetentionFrameQuery.extend(behind),
        response: { 200: RetentionCustomers, ...problems },
      },
    },
    async (request, reply) => {
      const { unit, comes, returns, number, limit, cursor, ...query } = request.query
      const frame = { unit, comes, returns, filter: filterOf(query) }
      const page = { limit, cursor }
      return await funnels.retentionCustomers(request.params.id, frame, number, page, abortSignal(reply))
    },
  )
})
