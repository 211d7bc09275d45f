/** Why ids are one customer; joining two by hand, and taking it back. */
import { z } from 'zod'
import { MergeEntry } from '../model/customer.ts'
import { writerOf } from './actor.ts'
import { CustomerPath, NumberPath } from './ids.ts'
import { Nothing, problems, resource } from './resource.ts'

const MergeWish = z.object({
  from: CustomerPath.shape.id,
  into: CustomerPath.shape.id,
  reason: z.string().trim().max(500).default(''),
})

export const identity = resource(['identity', 'merges'], (app, { identity, merges }) => {
  const tags = ['Identity']

  app.get(
    '/customers/:id/identity',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Why these ids are one customer',
        params: CustomerPath,
        response: { 200: z.array(MergeEntry), ...problems },
      },
    },
    async (request) => await identity.log(request.params.id),
  )

  app.post(
    '/identity/merges',
    {
      config: { permit: 'edit', did: 'Joined two customers' },
      schema: {
        tags,
        summary: 'Join two customers',
        body: MergeWish,
        response: { 201: MergeEntry, ...problems },
      },
    },
    async (request, reply) => {
      const { from, into, reason } = request.body
      return reply.code(201).send(await identity.merge(from, into, reason, writerOf(request)))
    },
  )

  app.delete(
    '/identity/merges/:id',
    {
      config: { permit: 'edit', did: 'Parted two customers' },
      schema: {
        tags,
        summary: 'Part them again',
        params: NumberPath,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await merges.undo(`i-${request.params.id}`, writerOf(request))
      return reply.code(204).send()
    },
  )
})
