/** What customers do one after another: the graph of touchpoints. */
import { z } from 'zod'
import { Followed } from '../model/customer-id.ts'
import { Flow } from '../model/flow.ts'
import { abortSignal } from './abort-signal.ts'
import { FilterQuery, filterOf } from './filters.ts'
import { problems, resource } from './resource.ts'

const FlowQuery = FilterQuery.extend({
  follow: Followed.default('customer'),
  touchpoints: z.coerce.number().int().min(1).max(600).default(30),
  edges: z.coerce.number().int().min(1).max(5000).default(60),
})

export const flow = resource(['flow'], (app, { flow }) => {
  const tags = ['Measures']

  app.get(
    '/flow',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'What follows what',
        querystring: FlowQuery,
        response: { 200: Flow, ...problems },
      },
    },
    async (request, reply) => {
      const { follow, touchpoints, edges, ...query } = request.query
      return await flow.flow({ follow, touchpoints, edges, filter: filterOf(query) }, abortSignal(reply))
    },
  )
})
