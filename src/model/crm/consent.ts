/** What a customer agreed to, per channel and purpose: a history in which the newest entry counts. */
import { z } from 'zod'
import { Actor } from '../actor.ts'
import { Channel } from '../channel.ts'

export const consentStates = ['granted', 'denied', 'withdrawn'] as const

export const NewConsent = z.object({
  channel: Channel,
  purpose: z.string().trim().min(1).max(100).describe('e.g. marketing, service, survey'),
  state: z.enum(consentStates),
  source: z.string().trim().min(1).max(300).describe('where she said so, e.g. "sign-up form"'),
  at: z.iso.datetime({ offset: true }).optional().describe('now unless given'),
})
export type NewConsent = z.infer<typeof NewConsent>

export const ConsentEntry = NewConsent.extend({
  id: z.number().int(),
  at: z.string(),
  actor: Actor,
})
export type ConsentEntry = z.infer<typeof ConsentEntry>

export const Consents = z.object({
  current: z.array(ConsentEntry).describe('one per channel and purpose'),
  history: z.array(ConsentEntry).describe('newest first'),
})
export type Consents = z.infer<typeof Consents>
