/** Customers: finding one, her page, her timeline, her line over a map. */
import { z } from 'zod'
import { Customer, CustomerLine, CustomerSummary, TimelineCount, TimelinePage } from '../model/customer.ts'
import { abortSignal } from './abort-signal.ts'
import { CustomerPath } from './ids.ts'
import { PageQuery } from './paging.ts'
import { problems, resource } from './resource.ts'
import { About, TimelineQuery, timelineWish } from './timeline-query.ts'

const SearchQuery = PageQuery.extend({ q: z.string().max(200).default('') })
const CustomerPage = z.object({
  rows: z.array(CustomerSummary),
  total: z.number(),
  next: z.string().nullable(),
})

export const customers = resource(['customers'], (app, { customers }) => {
  const tags = ['Customers']

  app.get(
    '/customers',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Find customers by name, id or e-mail',
        querystring: SearchQuery,
        response: { 200: CustomerPage, ...problems },
      },
    },
    async (request, reply) => {
      const { q, ...page } = request.query
      return await customers.search(q, page, abortSignal(reply))
    },
  )

  app.get(
    '/customers/:id',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'One customer',
        params: CustomerPath,
        response: { 200: Customer, ...problems },
      },
    },
    async (request) => await customers.get(request.params.id),
  )

  app.get(
    '/customers/:id/timeline',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Everything she did, newest first',
        params: CustomerPath,
        querystring: TimelineQuery,
        response: { 200: TimelinePage, ...problems },
      },
    },
    async (request, reply) => {
      return await customers.timeline([request.params.id], timelineWish(request.query), abortSignal(reply))
    },
  )

  app.get(
    '/customers/:id/timeline/counts',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'How many entries her timeline has, by channel and kind',
        params: CustomerPath,
        querystring: About,
        response: { 200: z.array(TimelineCount), ...problems },
      },
    },
    async (request, reply) =>
      await customers.timelineCounts([request.params.id], request.query, abortSignal(reply)),
  )

  app.get(
    '/customers/:id/line',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Her own line over a map',
        params: CustomerPath,
        querystring: z.strictObject({ map: z.string().min(1).max(64) }),
        response: { 200: CustomerLine, ...problems },
      },
    },
    async (request) => await customers.line(request.params.id, request.query.map),
  )
})
