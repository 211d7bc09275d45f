/** Pipelines and their stages. */
import { z } from 'zod'
import { Pipeline, PipelineDesign } from '../model/crm/pipeline.ts'
import { IfMatch } from './if-match.ts'
import { Nothing, problems, resource } from './resource.ts'
import { expectedVersion, tagOf } from './version-tag.ts'

const Path = z.object({ id: z.string().min(1).max(64) })

export const pipelines = resource(['crm'], (app, { crm }) => {
  const tags = ['Pipelines']

  app.get(
    '/pipelines',
    {
      config: { permit: 'read' },
      schema: { tags, summary: 'All pipelines', response: { 200: z.array(Pipeline), ...problems } },
    },
    async () => await crm.pipelines(),
  )

  app.post(
    '/pipelines',
    {
      config: { permit: 'settings', did: 'Made a pipeline' },
      schema: {
        tags,
        summary: 'Make a pipeline',
        body: PipelineDesign,
        response: { 201: Pipeline, ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await crm.makePipeline(request.body)),
  )

  app.put(
    '/pipelines/:id',
    {
      config: { permit: 'settings', did: 'Changed a pipeline' },
      schema: {
        tags,
        summary: 'Change a pipeline',
        description: 'Needs If-Match. A stage that deals are in cannot be left out.',
        params: Path,
        headers: IfMatch,
        body: PipelineDesign,
        response: { 200: Pipeline, ...problems },
      },
    },
    async (request, reply) => {
      const version = expectedVersion(request.headers['if-match'])
      const pipeline = await crm.changePipeline(request.params.id, version, request.body)
      return reply.header('etag', tagOf(pipeline.version)).send(pipeline)
    },
  )

  app.delete(
    '/pipelines/:id',
    {
      config: { permit: 'settings', did: 'Removed a pipeline' },
      schema: {
        tags,
        summary: 'Remove a pipeline without deals',
        params: Path,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await crm.removePipeline(request.params.id)
      return reply.code(204).send()
    },
  )
})
