/** A funnel: who went how far through steps within a window of time, and where the others stayed. */
import { z } from 'zod'
import { Channel } from './channel.ts'
import { maxStages } from './journey-map.ts'
import { Counted, Duration, Estimate, JourneyBehind, JourneysBehind } from './measure.ts'

/** ordered: others may lie between. strict: nothing but repeats lies between. any: in whatever order. */
export const funnelOrders = ['ordered', 'strict', 'any'] as const
export const FunnelOrder = z.enum(funnelOrders)
export type FunnelOrder = z.infer<typeof FunnelOrder>

/** best: the attempt that comes furthest, the earliest of those. first: the first attempt, whatever follows. */
export const attemptPolicies = ['best', 'first'] as const
export const AttemptPolicy = z.enum(attemptPolicies)
export type AttemptPolicy = z.infer<typeof AttemptPolicy>

/** As many as a map has stages. */
export const maxFunnelSteps = maxStages
export const longestWindowSeconds = 10 * 366 * 86_400
export const usualWindowSeconds = 14 * 86_400

/** A place of a map as an address names it: `stage:…`, `step:…`, or a touchpoint by itself, `touchpoint:12`. */
export const PlaceName = z.string().regex(/^(stage|step|touchpoint):.{1,40}$/u)

const FunnelNumber = z.string().describe('names the number: give it to …/funnel/customers')
const FunnelCount = Counted.extend({ number: FunnelNumber })

/** From one step to the next, or from the first to the last: wentOn + dropped + open = entrants. */
export const FunnelMove = z.object({
  wentOn: FunnelCount,
  dropped: FunnelCount.describe('the window is over, or in strict order something else came between'),
  open: FunnelCount.describe('still inside the window'),
  conversion: Estimate.describe('wentOn / entrants'),
  dropOff: Estimate.describe('dropped / entrants'),
  stillOpen: Estimate.describe('open / entrants'),
  convertedMedianSeconds: z
    .number()
    .nullable()
    .describe('of converted attempts alone, so it is conditional on success'),
  time: Duration.describe('over all entrants, also those who have not gone on'),
})
export type FunnelMove = z.infer<typeof FunnelMove>

export const FunnelStepMeasure = z.object({
  place: z.string(),
  name: z.string(),
  reached: FunnelCount,
  share: Estimate.describe('of those who entered the funnel'),
  next: FunnelMove.nullable().describe('to the next step; null at the last'),
  lastSeen: z
    .array(
      z.object({ touchpoint: z.number().int(), name: z.string(), channel: Channel, customers: FunnelCount }),
    )
    .describe('what those who dropped here did last within the window, most first'),
})
export type FunnelStepMeasure = z.infer<typeof FunnelStepMeasure>

export const Funnel = z.object({
  steps: z.array(FunnelStepMeasure),
  whole: FunnelMove.describe('from the first step to the last'),
  order: FunnelOrder,
  attempts: AttemptPolicy,
  windowSeconds: z.number().int(),
  asOf: z.string().describe('the moment it was counted at: ask for customers with it'),
  startsCut: z
    .number()
    .int()
    .describe('journeys that began so often that only their first attempts were looked at'),
  tookMs: z.number(),
})
export type Funnel = z.infer<typeof Funnel>

/** What a number's name says; `step` counts from 1, 0 is the whole funnel. */
export type FunnelPlace =
  | { kind: 'reached' | 'dropped' | 'open'; step: number }
  | { kind: 'last-seen'; step: number; touchpoint: number }

export const funnelNumber = (place: FunnelPlace): string =>
  place.kind === 'last-seen'
    ? `last-seen:${place.step}:${place.touchpoint}`
    : place.step === 0
      ? place.kind
      : `${place.kind}:${place.step}`

/** Undefined for a name that is none in a funnel of so many steps. */
export function funnelPlaceNamed(number: string, steps: number): FunnelPlace | undefined {
  const [, kind, step, touchpoint] =
    /^(reached|dropped|open|last-seen)(?::(\d{1,2})(?::(\d{1,5}))?)?$/.exec(number) ?? []
  if (kind === undefined) return undefined
  const at = Number(step ?? 0)
  const last = kind === 'reached' ? steps : steps - 1
  if (step !== undefined && (at < 1 || at > last)) return undefined
  if (kind === 'last-seen')
    return touchpoint === undefined ? undefined : { kind, step: at, touchpoint: Number(touchpoint) }
  if (touchpoint !== undefined || (kind === 'reached' && at === 0)) return undefined
  return { kind: kind as 'reached' | 'dropped' | 'open', step: at }
}

/** A journey with its attempt. */
export const AttemptRow = JourneyBehind.extend({
  depth: z.number().int().describe('steps reached'),
  state: z.enum(['dropped', 'open', 'converted']),
})
export type AttemptRow = z.infer<typeof AttemptRow>

export const FunnelCustomers = JourneysBehind.extend({
  rows: z.array(AttemptRow),
})
export type FunnelCustomers = z.infer<typeof FunnelCustomers>
