/** Customers: finding one, her page, her timeline, her line over a map. */
import { z } from 'zod'
import { Channel } from '../model/channel.ts'
import {
  Customer,
  CustomerLine,
  CustomerSummary,
  entryKinds,
  TimelineCount,
  TimelineEntry,
} from '../model/customer.ts'
import { abortSignal } from './abort-signal.ts'
import { CustomerPath } from './ids.ts'
import { PageQuery } from './paging.ts'
import { problems, resource } from './resource.ts'

const SearchQuery = PageQuery.extend({ q: z.string().max(200).default('') })
const Key = z.string().min(1).max(300)
const About = z.strictObject({
  order: Key.optional().describe('only what is about this order: its external id, or its id'),
  deal: Key.optional(),
  ticket: Key.optional(),
})
const several = <Name extends string>(names: z.ZodType<Name, Name>) =>
  z
    .string()
    .max(300)
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().pipe(names as z.ZodType<Name, string>)))
    .optional()
const TimelineQuery = PageQuery.extend({
  channel: several(Channel).describe('only these channels, with commas between'),
  kind: several(z.enum(entryKinds)).describe(
    'only what has words, an answer to a survey or money: one of these, with commas between',
  ),
  map: z.string().min(1).max(64).optional().describe('only interactions on this map'),
  ...About.shape,
})
const CustomerPage = z.object({
  rows: z.array(CustomerSummary),
  total: z.number(),
  next: z.string().nullable(),
})
const TimelinePage = z.object({ entries: z.array(TimelineEntry), next: z.string().nullable() })

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
      const { channel: channels, kind: kinds, ...wish } = request.query
      return await customers.timeline(request.params.id, { ...wish, channels, kinds }, abortSignal(reply))
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
      await customers.timelineCounts(request.params.id, request.query, abortSignal(reply)),
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
