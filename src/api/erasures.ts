/** Erasing one person everywhere, the receipts, and the list that is kept apart from backups. */
import { z } from 'zod'
import { CustomerId } from '../model/customer-id.ts'
import { Erasure, ErasurePreview } from '../model/erasure.ts'
import { actorOf } from './actor.ts'
import { CustomerPath, NumberPath } from './ids.ts'
import { PageQuery } from './paging.ts'
import { problems, resource } from './resource.ts'

// In the body and not in the address: the audit log keeps addresses.
const ErasureWish = z.object({
  customer: CustomerId.refine((id) => /^\d{1,20}$/.test(id) && BigInt(id) < 2n ** 64n, 'is no customer'),
  confirm: z.string().max(1_000).describe('what she is called, as the preview says'),
})
const ErasurePage = z.object({ rows: z.array(Erasure), next: z.string().nullable() })
const Listed = z.object({
  id: z.number(),
  begunAt: z.string(),
  liftedAt: z.string().nullable(),
  hashes: z.array(z.string()).describe('keyed hashes; they say nothing without the key in the data folder'),
})

const before = (cursor: string | undefined): number | undefined => {
  const id = Number(cursor)
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

export const erasures = resource(['erasures'], (app, { erasures }) => {
  const tags = ['Erasures']

  app.get(
    '/customers/:id/erasure',
    {
      config: { permit: 'erase' },
      schema: {
        tags,
        summary: 'What an erasure of this person would delete',
        params: CustomerPath,
        response: { 200: ErasurePreview, ...problems },
      },
    },
    async (request) => await erasures.preview(request.params.id),
  )

  app.post(
    '/erasures',
    {
      config: { permit: 'erase', did: 'Erased a person for good' },
      schema: {
        tags,
        summary: 'Erase one person everywhere, for good',
        description:
          'Begun when this is answered, and finished in the background, also after a stop. Late events under any of her ids are refused from now on.',
        body: ErasureWish,
        response: { 202: Erasure, ...problems },
      },
    },
    async (request, reply) => {
      const { customer, confirm } = request.body
      const erasure = await erasures.erase(customer, confirm, actorOf(request))
      request.auditFacts.erasure = erasure.id
      return reply.code(202).send(erasure)
    },
  )

  app.get(
    '/erasures',
    {
      config: { permit: 'erase' },
      schema: {
        tags,
        summary: 'Receipts of erasures, newest first',
        querystring: PageQuery,
        response: { 200: ErasurePage, ...problems },
      },
    },
    async ({ query: { limit, cursor } }) => await erasures.page({ limit, before: before(cursor) }),
  )

  app.get(
    '/erasures/list',
    {
      config: { permit: 'erase', did: 'Downloaded the list of erased people' },
      schema: {
        tags,
        summary: 'The list to keep apart from backups',
        description:
          'Put into the data folder as erasures.json before a restored backup is started, it erases again whom the backup brought back.',
        response: { 200: z.array(Listed), ...problems },
      },
    },
    async (_request, reply) => {
      const list = await erasures.list()
      return reply.header('content-disposition', 'attachment; filename="erasures.json"').send(list)
    },
  )

  app.get(
    '/erasures/:id',
    {
      config: { permit: 'erase' },
      schema: { tags, summary: 'One receipt', params: NumberPath, response: { 200: Erasure, ...problems } },
    },
    async (request) => await erasures.get(request.params.id),
  )

  app.post(
    '/erasures/:id/lift',
    {
      config: { permit: 'erase', did: 'Let an erased person back in' },
      schema: {
        tags,
        summary: 'Let her back in: what comes from now on is taken',
        params: NumberPath,
        response: { 200: Erasure, ...problems },
      },
    },
    async (request) => await erasures.lift(request.params.id, actorOf(request)),
  )
})
