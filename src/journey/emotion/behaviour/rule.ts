/** What a rule that finds behaviour looks at, and what it answers. Time is in seconds. */
import type { FoundBehaviour } from '../../../model/behaviour.ts'

/** Being at a step until the next one is entered; doing it again in a row belongs to the same visit. */
export type Visit = { step: number; position: number; at: number }

/** The customer came to us about something. `channel`: undefined where the contact is not on the map. */
export type Contact = { subject: number; position: number; at: number; channel: string | undefined }

/** Everything in order of time; positions say where in the customer's row something stands. */
export type Walk = {
  visits: readonly Visit[]
  contacts: readonly Contact[]
  /** By step: within how many seconds the next one was promised; undefined: nothing was. */
  promise: ReadonlyMap<number, number>
}

export type BehaviourRule<Id extends FoundBehaviour = FoundBehaviour> = {
  id: Id
  /** Hundredths on -200..200 where a map does not say; null: not looked for unless a map says what it shows. */
  usual: number | null
  /** The positions at which it shows. Looks back only, so nothing that comes later takes it away. */
  find(walk: Walk): number[]
}

export const HOUR = 3_600
export const DAY = 86_400
