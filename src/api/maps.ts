/** Maps: designing them and keeping their versions. */
import { z } from 'zod'
import { JourneyMap, MapDesign } from '../model/journey-map.ts'
import { actorOf } from './actor.ts'
import { MapPath, MapVersionPath } from './ids.ts'
import { IfMatch } from './if-match.ts'
import { Nothing, problems, resource } from './resource.ts'
import { expectedVersion, tagOf } from './version-tag.ts'

const MapVersionEntry = z.object({
  version: z.number().int(),
  createdAt: z.string(),
  actor: z.string(),
  name: z.string(),
})

export const maps = resource(['maps'], (app, { maps }) => {
  const tags = ['Maps']

  app.get(
    '/maps',
    {
      config: { permit: 'read' },
      schema: { tags, summary: 'All maps', response: { 200: z.array(JourneyMap), ...problems } },
    },
    async () => await maps.list(),
  )

  app.post(
    '/maps',
    {
      config: { permit: 'edit', did: 'Made a map' },
      schema: { tags, summary: 'Make a map', body: MapDesign, response: { 201: JourneyMap, ...problems } },
    },
    async (request, reply) => {
      const map = await maps.create(request.body, actorOf(request).name)
      return reply
        .code(201)
        .header('etag', tagOf(map.version))
        .header('location', `/api/v1/maps/${map.id}`)
        .send(map)
    },
  )

  app.get(
    '/maps/:id',
    {
      config: { permit: 'read' },
      schema: { tags, summary: 'One map', params: MapPath, response: { 200: JourneyMap, ...problems } },
    },
    async (request, reply) => {
      const map = await maps.get(request.params.id)
      return reply.header('etag', tagOf(map.version)).send(map)
    },
  )

  app.put(
    '/maps/:id',
    {
      config: { permit: 'edit', did: 'Changed a map' },
      schema: {
        tags,
        summary: 'Change a map',
        description: 'Needs If-Match. 412 carries the current version in `facts.version` and as ETag.',
        params: MapPath,
        headers: IfMatch,
        body: MapDesign,
        response: { 200: JourneyMap, ...problems },
      },
    },
    async (request, reply) => {
      const version = expectedVersion(request.headers['if-match'])
      const map = await maps.change(request.params.id, request.body, version, actorOf(request).name)
      return reply.header('etag', tagOf(map.version)).send(map)
    },
  )

  app.delete(
    '/maps/:id',
    {
      config: { permit: 'edit', did: 'Removed a map' },
      schema: { tags, summary: 'Remove a map', params: MapPath, response: { 204: Nothing, ...problems } },
    },
    async (request, reply) => {
      await maps.remove(request.params.id)
      return reply.code(204).send()
    },
  )

  app.get(
    '/maps/:id/versions',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Earlier versions',
        params: MapPath,
        response: { 200: z.array(MapVersionEntry), ...problems },
      },
    },
    async (request) => await maps.versions(request.params.id),
  )

  app.get(
    '/maps/:id/versions/:version',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'A map as it was',
        params: MapVersionPath,
        response: { 200: JourneyMap, ...problems },
      },
    },
    async (request) => await maps.version(request.params.id, request.params.version),
  )

  app.post(
    '/maps/:id/versions/:version/restore',
    {
      config: { permit: 'edit', did: 'Restored an earlier version of a map' },
      schema: {
        tags,
        summary: 'Make an earlier version the current one',
        params: MapVersionPath,
        response: { 200: JourneyMap, ...problems },
      },
    },
    async (request, reply) => {
      const map = await maps.restore(request.params.id, request.params.version, actorOf(request).name)
      return reply.header('etag', tagOf(map.version)).send(map)
    },
  )
})
