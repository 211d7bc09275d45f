/** Webhooks: which happenings other systems are told of, and how each message to them fared. */
import { z } from 'zod'
import { changeActions } from './crm/crm-record.ts'
import { type RecordType, recordTypeNames } from './crm/record-type.ts'

const words = { create: 'created', update: 'updated', delete: 'deleted', restore: 'restored' } as const
type ChangeWord = (typeof words)[keyof typeof words]

export const happeningOf = (
  type: RecordType,
  action: (typeof changeActions)[number],
): `${RecordType}.${ChangeWord}` => `${type}.${words[action]}`

/** Everything that can be told. */
const happenings = [
  ...recordTypeNames.flatMap((type) => changeActions.map((action) => happeningOf(type, action))),
  'customer.merged',
  'customer.separated',
  'interaction.accepted',
] as const
export const Happening = z.enum(happenings)
export type Happening = z.infer<typeof Happening>

/** What the button sends; nobody subscribes to it. */
export const testHappening = 'waymark.test'

const WebhookUrl = z
  .string()
  .trim()
  .max(2000)
  .refine(
    (text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''),
    'Write it like https://shop.example.com/hook.',
  )
  .refine((text) => {
    const url = URL.parse(text)
    return !url || (url.username === '' && url.password === '')
  }, 'Leave name and password out: every message is signed instead.')

export const WebhookDesign = z.object({
  name: z.string().trim().min(1).max(100),
  url: WebhookUrl,
  happenings: z.array(Happening).min(1).max(happenings.length),
  touchpoints: z
    .array(z.number().int().min(1).max(65_535))
    .max(500)
    .default([])
    .describe('of accepted interactions, only those at these touchpoints; empty: all'),
  active: z.boolean().default(true).describe('false: messages are kept, and sent when it is true again'),
})
export type WebhookDesign = z.infer<typeof WebhookDesign>

const Time = z.string().describe('UTC, ISO 8601')

export const Webhook = WebhookDesign.extend({
  id: z.number().int(),
  createdAt: Time,
  madeBy: z.string(),
  offBecause: z.string().describe('why Waymark itself stopped sending; empty: it did not'),
  waiting: z.number().int().describe('messages still to be sent'),
  failed: z.number().int().describe('messages given up, which can be replayed'),
  deliveredAt: Time.nullable().describe('the last success'),
  failingSince: Time.nullable().describe('nothing but failures since'),
  problem: z.string().describe('what went wrong last and what to do; empty: nothing did'),
  oldSecretUntil: Time.nullable().describe('both secrets sign until then'),
})
export type Webhook = z.infer<typeof Webhook>

/** The secret is shown once, when it is made. */
export const NewWebhook = Webhook.extend({ secret: z.string() })
export type NewWebhook = z.infer<typeof NewWebhook>

export const DeliveryState = z.enum(['waiting', 'delivered', 'failed'])
export type DeliveryState = z.infer<typeof DeliveryState>

export const Delivery = z.object({
  id: z.number().int(),
  message: z.string().describe('the header webhook-id: the same in every attempt'),
  happening: z.string(),
  at: Time.describe('when it happened'),
  state: DeliveryState,
  attempts: z.number().int(),
  nextAt: Time.nullable(),
  attemptedAt: Time.nullable(),
  status: z.number().int().nullable().describe('of the last answer'),
  problem: z.string().describe('why the last attempt failed and what to do; empty: it did not'),
})
export type Delivery = z.infer<typeof Delivery>

export const DeliveryWithBody = Delivery.extend({ body: z.string().describe('exactly what is sent') })
export type DeliveryWithBody = z.infer<typeof DeliveryWithBody>
