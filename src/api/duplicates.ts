/** Records that may be one: suggestions with reasons, two side by side, and "they are not the same". */
import { z } from 'zod'
import { Comparison, DuplicatePage, MergeableType } from '../model/duplicate.ts'
import { actorOf, writerOf } from './actor.ts'
import { PageQuery } from './paging.ts'
import { Nothing, problems, resource } from './resource.ts'

const Id = z.string().min(1).max(64)
const PairPath = z.object({ type: MergeableType, one: Id, other: Id })
const OfPath = z.object({ type: MergeableType, id: Id })

export const duplicates = resource(['duplicates'], (app, { duplicates }) => {
  const tags = ['Duplicates']

  app.get(
    '/duplicates',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Records that are probably one, the surest first',
        description:
          'Found in the background after each change. What somebody said is not the same is left out.',
        querystring: PageQuery.extend({ type: MergeableType.default('customer') }),
        response: { 200: DuplicatePage, ...problems },
      },
    },
    async (request) => {
      const { type, ...wish } = request.query
      return await duplicates.page(type, wish)
    },
  )

  app.get(
    '/duplicates/:type/:id',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Those that may be the same as one record, looked for now',
        params: OfPath,
        response: { 200: DuplicatePage, ...problems },
      },
    },
    async (request) => await duplicates.of(request.params.type, request.params.id),
  )

  app.get(
    '/duplicates/:type/:one/:other',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Two records side by side',
        params: PairPath,
        response: { 200: Comparison, ...problems },
      },
    },
    async (request) => await duplicates.comparison(request.params, actorOf(request)),
  )

  app.put(
    '/duplicates/:type/:one/:other/not-same',
    {
      config: { permit: 'edit', did: 'Noted that two records are not the same' },
      schema: {
        tags,
        summary: 'They are not the same: never suggest them again',
        params: PairPath,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await duplicates.notSame(request.params, writerOf(request))
      return reply.code(204).send()
    },
  )

  app.delete(
    '/duplicates/:type/:one/:other/not-same',
    {
      config: { permit: 'edit', did: 'Noted that two records may be the same after all' },
      schema: {
        tags,
        summary: 'They may be the same after all',
        params: PairPath,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await duplicates.maybeSame(request.params, writerOf(request))
      return reply.code(204).send()
    },
  )
})
