/** What customers do one after another: the graph of touchpoints. */
import { z } from 'zod'
import { Followed } from '../model/customer-id.ts'
import { Flow, FlowCustomers } from '../model/flow.ts'
import { abortSignal } from './abort-signal.ts'
import { FilterQuery, filterOf } from './filters.ts'
import { PageQuery } from './paging.ts'
import { problems, resource } from './resource.ts'

const FrameQuery = FilterQuery.extend({
  follow: Followed.default('customer'),
  touchpoints: z.coerce.number().int().min(1).max(600).default(30),
})
const FlowQuery = FrameQuery.extend({ edges: z.coerce.number().int().min(1).max(5000).default(60) })
const CustomersQuery = FrameQuery.extend({
  ...PageQuery.shape,
  number: z.string().min(1).max(40).describe('the name that stands beside a node or an edge of the flow'),
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

  app.get(
    '/flow/customers',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'The customers behind a number of the flow',
        description: 'Ask with the filters and the number of touchpoints that the flow was asked with.',
        querystring: CustomersQuery,
        response: { 200: FlowCustomers, ...problems },
      },
    },
    async (request, reply) => {
      const { follow, touchpoints, number, limit, cursor, ...query } = request.query
      const frame = { follow, touchpoints, filter: filterOf(query) }
      return await flow.customers(frame, number, { limit, cursor }, abortSignal(reply))
    },
  )
})
