/** Saved views of lists. */
import { z } from 'zod'
import { RecordType } from '../model/crm/record-type.ts'
import { SavedView, SavedViewDesign } from '../model/crm/saved-view.ts'
import { actorOf } from './actor.ts'
import { IfMatch } from './if-match.ts'
import { Nothing, problems, resource } from './resource.ts'
import { expectedVersion, tagOf } from './version-tag.ts'

const Path = z.object({ id: z.string().min(1).max(64) })

export const savedViews = resource(['crm'], (app, { crm }) => {
  const tags = ['Views']

  app.get(
    '/views',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Your views, and those that others share',
        querystring: z.strictObject({ type: RecordType.optional() }),
        response: { 200: z.array(SavedView), ...problems },
      },
    },
    async (request) => await crm.views(actorOf(request), request.query.type),
  )

  app.post(
    '/views',
    {
      config: { permit: 'own-views', did: 'Saved a view' },
      schema: {
        tags,
        summary: 'Save a view',
        body: SavedViewDesign,
        response: { 201: SavedView, ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await crm.makeView(request.body, actorOf(request))),
  )

  app.put(
    '/views/:id',
    {
      config: { permit: 'own-views', did: 'Changed a view' },
      schema: {
        tags,
        summary: 'Change a view of yours',
        description: 'Needs If-Match.',
        params: Path,
        headers: IfMatch,
        body: SavedViewDesign,
        response: { 200: SavedView, ...problems },
      },
    },
    async (request, reply) => {
      const version = expectedVersion(request.headers['if-match'])
      const view = await crm.changeView(request.params.id, version, request.body, actorOf(request))
      return reply.header('etag', tagOf(view.version)).send(view)
    },
  )

  app.delete(
    '/views/:id',
    {
      config: { permit: 'own-views', did: 'Removed a view' },
      schema: {
        tags,
        summary: 'Remove a view of yours',
        params: Path,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await crm.removeView(request.params.id, actorOf(request))
      return reply.code(204).send()
    },
  )
})
