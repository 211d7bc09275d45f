/** What every event of Zendesk holds. */
import { z } from 'zod'
import { Bag, Word } from '../payload-parts.ts'

export const Event = z.looseObject({
  account_id: Word,
  id: Word,
  type: Word,
  time: Word,
  detail: Bag,
  event: z.unknown(),
})
export type ZendeskEvent = z.infer<typeof Event>
