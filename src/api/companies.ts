/** A company as what its people come to, and as all that happened with them. */
import { z } from 'zod'
import { CompanyPeople } from '../model/crm/company-people.ts'
import { CompanyTimelinePage, TimelineCount } from '../model/customer.ts'
import { abortSignal } from './abort-signal.ts'
import { actorOf } from './actor.ts'
import { problems, resource } from './resource.ts'
import { About, TimelineQuery, timelineWish } from './timeline-query.ts'

const CompanyPath = z.object({ id: z.string().min(1).max(64) })

export const companies = resource(['companies'], (app, { companies }) => {
  const tags = ['Records']

  app.get(
    '/companies/:id/people',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'How the people of a company feel, what they brought, what is open',
        params: CompanyPath,
        response: { 200: CompanyPeople, ...problems },
      },
    },
    async (request) => await companies.people(request.params.id, actorOf(request)),
  )

  app.get(
    '/companies/:id/timeline',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary:
          'Everything that happened with the people of a company and with its own deals, orders and tickets, newest first',
        params: CompanyPath,
        querystring: TimelineQuery,
        response: { 200: CompanyTimelinePage, ...problems },
      },
    },
    async (request, reply) =>
      await companies.timeline(
        request.params.id,
        timelineWish(request.query),
        actorOf(request),
        abortSignal(reply),
      ),
  )

  app.get(
    '/companies/:id/timeline/counts',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'How many entries the timeline of a company has, by channel and kind',
        params: CompanyPath,
        querystring: About,
        response: { 200: z.array(TimelineCount), ...problems },
      },
    },
    async (request, reply) =>
      await companies.timelineCounts(request.params.id, request.query, actorOf(request), abortSignal(reply)),
  )
})
