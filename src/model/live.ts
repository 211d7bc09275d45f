/** What the live stream tells a watching browser. */
import { z } from 'zod'
import { Channel } from './channel.ts'
import { RecordType } from './crm/record-type.ts'
import { CustomerId } from './customer-id.ts'

export const LiveInteraction = z.object({
  customer: CustomerId,
  label: z.string(),
  at: z.string(),
  touchpoint: z.number(),
  name: z.string(),
  channel: Channel,
  score: z.number().nullable(),
})
export type LiveInteraction = z.infer<typeof LiveInteraction>

export const LiveEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('map-changed'),
    map: z.string(),
    revision: z.number(),
    steps: z.array(z.string()).describe('steps whose numbers changed'),
    acceptedAt: z.number().describe('oldest acceptance time in this change, ms since 1970'),
  }),
  z.object({ kind: z.literal('interactions'), count: z.number(), latest: z.array(LiveInteraction) }),
  z.object({
    kind: z.literal('customers'),
    ids: z.array(CustomerId).describe('customers whose newest interactions are counted now; empty: many'),
  }),
  z.object({ kind: z.literal('import'), id: z.number() }),
  z.object({ kind: z.literal('rederivation'), share: z.number() }),
  z.object({ kind: z.literal('maps') }),
  z.object({ kind: z.literal('connections') }),
  z.object({ kind: z.literal('reminders') }).describe('somebody was reminded; each reads her own'),
  z.object({
    kind: z.literal('records'),
    types: z.array(RecordType),
    ids: z.array(z.string()).describe('records that changed; empty: many'),
  }),
])
export type LiveEvent = z.infer<typeof LiveEvent>
