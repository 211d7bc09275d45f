/** What customers do that hints at how they feel: at a touchpoint, or found between their interactions. */
import { z } from 'zod'

/** What meeting a touchpoint is, beside the feeling that a person gave it. */
export const touchpointBehaviours = [
  'none',
  'contact',
  'complaint',
  'refund',
  'cancellation',
  'rage-click',
] as const
export const TouchpointBehaviour = z.enum(touchpointBehaviours)
export type TouchpointBehaviour = z.infer<typeof TouchpointBehaviour>

/** Found by rules; see journey/emotion/behaviour. */
export const foundBehaviours = ['repeat-contact', 'channel-switch', 'wait', 'ping-pong'] as const
export const FoundBehaviour = z.enum(foundBehaviours)
export type FoundBehaviour = z.infer<typeof FoundBehaviour>

/** The place is the code in stored rows, so new ones go to the end; 16 are the most. */
export const behaviours = [
  'none',
  'contact',
  'complaint',
  'refund',
  'cancellation',
  'rage-click',
  ...foundBehaviours,
] as const
export type Behaviour = (typeof behaviours)[number]
export const Behaviour = z.enum(behaviours)

export const codeOfBehaviour = (behaviour: Behaviour): number => behaviours.indexOf(behaviour)

/** With these a customer comes to us about something. */
export const contacts: readonly TouchpointBehaviour[] = ['contact', 'complaint']

const Shown = z.number().int().min(-200).max(200).nullable()

/** What each found behaviour shows on a map, in hundredths on -200..200; null: it is not looked for. Missing: as usual. */
export const ShownByBehaviour = z.partialRecord(FoundBehaviour, Shown)
export type ShownByBehaviour = z.infer<typeof ShownByBehaviour>
