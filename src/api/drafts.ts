/** A first map drawn from the data alone. */
import { z } from 'zod'
import { Followed } from '../model/customer-id.ts'
import { MapDraft } from '../model/journey-map.ts'
import { abortSignal } from './abort-signal.ts'
import { problems, resource } from './resource.ts'

const DraftWish = z.object({
  follow: Followed.default('customer'),
  name: z.string().trim().min(1).max(200).optional(),
})

export const drafts = resource(['drafts'], (app, { drafts }) => {
  const tags = ['Maps']

  app.post(
    '/maps/draft',
    {
      config: { permit: 'edit', did: 'Drew a map from the data' },
      schema: {
        tags,
        summary: 'Draw a map from the data alone; nothing is saved',
        body: DraftWish.nullish(),
        response: { 200: MapDraft, ...problems },
      },
    },
    async (request, reply) => await drafts.draft(request.body ?? { follow: 'customer' }, abortSignal(reply)),
  )
})
