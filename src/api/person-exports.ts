/** Everything about one person as a file: for machines as JSON, for people as a page. */
import { Readable } from 'node:stream'
import { z } from 'zod'
import { PersonExport } from '../model/person-export.ts'
import { actorOf } from './actor.ts'
import { CustomerPath } from './ids.ts'
import { problems, resource } from './resource.ts'

export const personExports = resource(['personExports'], (app, { personExports }) => {
  const tags = ['Customers']

  app.get(
    '/customers/:id/export',
    {
      config: { permit: 'export', did: 'Exported everything about a person as JSON' },
      schema: {
        tags,
        summary: 'Everything about one person, as JSON',
        params: CustomerPath,
        response: { 200: PersonExport, ...problems },
      },
    },
    async (request, reply) => {
      const found = await personExports.read(request.params.id, actorOf(request))
      return reply
        .header('content-disposition', `attachment; filename="person-${request.params.id}.json"`)
        .send(found)
    },
  )

  app.get(
    '/customers/:id/export-page',
    {
      config: { permit: 'export', did: 'Exported everything about a person as a page' },
      schema: {
        tags,
        summary: 'Everything about one person, as a page to read',
        params: CustomerPath,
        response: { 200: { content: { 'text/html': { schema: z.string() } } }, ...problems },
      },
    },
    async (request, reply) => {
      const page = await personExports.page(request.params.id, actorOf(request))
      return reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-disposition', `attachment; filename="person-${request.params.id}.html"`)
        .header('x-content-type-options', 'nosniff')
        .send(Readable.from([page]) as never)
    },
  )
})
