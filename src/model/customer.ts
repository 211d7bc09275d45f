/** One customer: who she is, everything that happened, and her line over a map's curve. */
import { z } from 'zod'
import { Channel } from './channel.ts'
import { CustomerId } from './customer-id.ts'

const Time = z.string().describe('UTC, ISO 8601')

export const CustomerSummary = z.object({
  id: CustomerId,
  label: z.string(),
  known: z.boolean(),
  interactions: z.number(),
  firstAt: Time,
  lastAt: Time,
})
export type CustomerSummary = z.infer<typeof CustomerSummary>

export const TimelineEntry = z.object({
  messageId: z.string(),
  customer: CustomerId.nullable().describe(
    'whose it is now, after all merges; null: told by a deal, order or ticket of a company that has no customer',
  ),
  at: Time,
  type: z.string(),
  name: z.string().describe('as sent'),
  touchpoint: z.number().nullable(),
  touchpointName: z.string(),
  channel: Channel,
  department: z.string(),
  score: z.number().nullable().describe('-2..+2'),
  source: z.enum(['said', 'read', 'shown']).nullable(),
  scale: z.enum(['nps', 'csat', 'ces', 'rating']).nullable(),
  rawScore: z.number().nullable(),
  text: z.string(),
  value: z.object({ minor: z.number(), currency: z.string() }).nullable(),
  order: z.string(),
  deal: z.string(),
  ticket: z.string(),
  properties: z.record(z.string(), z.unknown()),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const TimelinePage = z.object({
  entries: z.array(TimelineEntry),
  next: z.string().nullable(),
})
export type TimelinePage = z.infer<typeof TimelinePage>

/** Of several customers: who they are. */
export const CompanyTimelinePage = TimelinePage.extend({
  people: z
    .array(CustomerSummary.pick({ id: true, label: true, known: true }))
    .describe('whose entries these are'),
})
export type CompanyTimelinePage = z.infer<typeof CompanyTimelinePage>

/** What an entry of a timeline holds besides when and where; one entry may be of several kinds, or of none. */
export const entryKinds = ['words', 'answers', 'money'] as const
export type EntryKind = (typeof entryKinds)[number]

/** How many entries there are of each channel, apart by their kinds: what a filter shows is the sum of some. */
export const TimelineCount = z.object({
  channel: Channel,
  kinds: z.array(z.enum(entryKinds)),
  n: z.number().int(),
})
export type TimelineCount = z.infer<typeof TimelineCount>

export const Identifier = z.object({
  kind: z.enum(['user', 'anonymous', 'email', 'alias']),
  value: z.string(),
  since: Time.nullable(),
})
export type Identifier = z.infer<typeof Identifier>

export const Customer = CustomerSummary.extend({
  counted: z.number().describe('of her interactions, the newest, which maps and figures follow'),
  traits: z.record(z.string(), z.string()),
  identifiers: z.array(Identifier),
  mood: z
    .object({ mean: z.number().nullable(), n: z.number() })
    .describe('weighted mean of the last 14 days'),
  value: z
    .array(z.object({ currency: z.string(), minor: z.number() }))
    .describe('revenue: won less given back, an order once'),
  lastNps: z.object({ score: z.number(), at: Time }).nullable(),
  maps: z.array(
    z.object({
      map: z.string(),
      name: z.string(),
      state: z.enum(['open', 'completed', 'left']),
      stage: z.string(),
      step: z.string(),
      stageIndex: z.number(),
      stages: z.number(),
      since: Time,
    }),
  ),
})
export type Customer = z.infer<typeof Customer>

/** Her own line over a map: one dot per step she reached. */
export const CustomerLine = z.object({
  map: z.string(),
  dots: z.array(
    z.object({
      step: z.string(),
      firstAt: Time,
      lastAt: Time.describe('when the last visit began'),
      visits: z.number(),
      score: z.number().nullable(),
      source: z.enum(['said', 'read', 'shown']).nullable(),
    }),
  ),
  lastStep: z.string().nullable(),
  state: z.enum(['open', 'completed', 'left']).nullable(),
})
export type CustomerLine = z.infer<typeof CustomerLine>

export const MergeEntry = z.object({
  id: z.number(),
  kind: z.enum(['link', 'alias', 'merge']),
  from: z.string(),
  into: z.string(),
  at: Time,
  rule: z.string(),
  actor: z.string(),
  evidence: z.string(),
  state: z.enum(['active', 'removed', 'refused']),
})
export type MergeEntry = z.infer<typeof MergeEntry>
