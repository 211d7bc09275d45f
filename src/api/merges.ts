/** Merging two records, the log of all merges, and undoing one. */
import { z } from 'zod'
import { Merge, MergeId, MergeWish } from '../model/merge.ts'
import { writerOf } from './actor.ts'
import { PageQuery } from './paging.ts'
import { problems, resource } from './resource.ts'

const MergePage = z.object({ rows: z.array(Merge), next: z.string().nullable() })

export const merges = resource(['merges'], (app, { merges }) => {
  const tags = ['Identity']

  app.get(
    '/merges',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'All merges made by hand, newest first',
        querystring: PageQuery,
        response: { 200: MergePage, ...problems },
      },
    },
    async (request) => await merges.page(request.query),
  )

  app.post(
    '/merges',
    {
      config: { permit: 'edit', did: 'Merged two records' },
      schema: {
        tags,
        summary: 'Merge two records, with the values that stay',
        description:
          'The loser becomes a part of the winner: deals, tickets, notes, files, consents and interactions of both are hers. Nothing is rewritten, so it can be undone.',
        body: MergeWish,
        response: { 201: Merge, ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await merges.merge(request.body, writerOf(request))),
  )

  app.delete(
    '/merges/:id',
    {
      config: { permit: 'edit', did: 'Took back a merge' },
      schema: {
        tags,
        summary: 'Undo a merge: records, timeline and maps are as before',
        params: z.object({ id: MergeId }),
        response: { 200: Merge, ...problems },
      },
    },
    async (request) => await merges.undo(request.params.id, writerOf(request)),
  )
})
