/** Touchpoints: named kinds of interaction, and the rules that find them in raw interactions. */
import { z } from 'zod'
import { AmountMeaning } from './amounts.ts'
import { TouchpointBehaviour } from './behaviour.ts'
import { Channel } from './channel.ts'

/** The part of a raw interaction that rules look at; few distinct ones exist, so rules run once per kind. */
export const Kind = z.object({
  id: z.number().int(),
  type: z.string(),
  name: z.string(),
  path: z.string().describe('URL path with ids replaced by ":id", or empty'),
  channel: z.string().describe('The channel as sent, or empty'),
})
export type Kind = z.infer<typeof Kind>

const Text = z.string().min(1).max(300)

/** Every given part must hold. `*` stands for any run of characters; letters match in either case. */
export const TouchpointRule = z
  .object({
    type: Text.optional(),
    name: Text.optional().describe('Event or page name, with * as a wildcard'),
    path: Text.optional().describe('URL path, with * as a wildcard'),
    channel: Text.optional(),
    properties: z
      .array(
        z.object({
          key: Text,
          op: z.enum(['is', 'is-not', 'contains', 'at-least', 'at-most', 'exists']),
          value: z.string().max(300).default(''),
        }),
      )
      .max(8)
      .default([]),
  })
  .refine((rule) => rule.type || rule.name || rule.path || rule.channel || rule.properties.length > 0, {
    message: 'A rule needs at least one condition.',
  })
export type TouchpointRule = z.infer<typeof TouchpointRule>

export const Touchpoint = z.object({
  id: z.number().int(),
  name: z.string(),
  channel: Channel,
  department: z.string(),
  hidden: z.boolean(),
  feeling: z
    .number()
    .int()
    .min(-200)
    .max(200)
    .nullable()
    .describe('What the behaviour itself shows, in hundredths on -200..200; a proxy, counted as "shown"'),
  behaviour: TouchpointBehaviour.describe('what doing it is; contacts are looked at for coming again'),
  amounts: AmountMeaning,
  origin: z.enum(['found', 'made']),
  rules: z.array(TouchpointRule),
})
export type Touchpoint = z.infer<typeof Touchpoint>

export const TouchpointWithCounts = Touchpoint.extend({
  interactions: z.number(),
  customers: z.number(),
  firstAt: z.string().nullable(),
  lastAt: z.string().nullable(),
  kinds: z.array(Kind),
})
export type TouchpointWithCounts = z.infer<typeof TouchpointWithCounts>

export const TouchpointChange = z
  .object({
    name: z.string().trim().min(1).max(200),
    channel: Channel,
    department: z.string().trim().max(100),
    hidden: z.boolean(),
    feeling: z.number().int().min(-200).max(200).nullable(),
    behaviour: TouchpointBehaviour,
    amounts: AmountMeaning,
    rules: z.array(TouchpointRule).max(50),
  })
  .partial()
export type TouchpointChange = z.infer<typeof TouchpointChange>

/** How far re-deriving history after a change of rules has come. */
export const Rederivation = z.object({
  state: z.enum(['idle', 'running', 'failed']),
  customersDone: z.number(),
  customersTotal: z.number(),
  secondsLeft: z.number().nullable(),
  error: z.string().nullable(),
})
export type Rederivation = z.infer<typeof Rederivation>
