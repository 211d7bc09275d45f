/** A measured map: every number, its evidence, and the reference that opens the journeys behind it. */
import { z } from 'zod'
import { Behaviour } from './behaviour.ts'
import { Channel } from './channel.ts'
import { CustomerId } from './customer-id.ts'
import { JourneyMap } from './journey-map.ts'
import { SegmentRule } from './segment.ts'

const Time = z.string().describe('UTC, ISO 8601')

/** Which journeys are measured. A journey belongs to the period in which it started. */
export const MeasureFilter = z.object({
  from: Time.optional(),
  to: Time.optional().describe('exclusive'),
  asOf: Time.optional().describe('only what had happened by then; default: now'),
  channels: z.array(Channel).max(20).default([]).describe('only interactions in these channels; empty: all'),
  segment: SegmentRule.optional(),
})
export type MeasureFilter = z.infer<typeof MeasureFilter>

/** A count with the name under which GET …/customers?number= lists exactly these journeys. */
export const Counted = z.object({ n: z.number().int(), number: z.string() })
export type Counted = z.infer<typeof Counted>

/** An estimate: value, 95 % interval and n; value null where nothing is known. */
export const Estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int(),
})
export type Estimate = z.infer<typeof Estimate>

/** Seconds, by Kaplan-Meier over all entrants; null where the curve does not reach the quantile. */
export const Duration = z.object({
  median: Estimate,
  p90: Estimate,
  events: z.number(),
  censored: z.number(),
})
export type Duration = z.infer<typeof Duration>

export const Money = z.object({ currency: z.string(), minor: z.number(), journeys: z.number().int() })
export type Money = z.infer<typeof Money>

export const Emotion = z.object({
  mean: Estimate.describe('weighted mean of readings on -2..+2; n = journeys with a reading at this step'),
  shrunk: z.number().nullable().describe('pulled toward the map mean by how little is known'),
  hollow: z.boolean().describe('too little evidence to rank: n < 30'),
  evidence: Counted,
  said: Counted.extend({ mean: z.number().nullable() }),
  read: Counted.extend({ mean: z.number().nullable() }),
  shown: Counted.extend({
    mean: z.number().nullable(),
    behaviours: z
      .array(Counted.extend({ behaviour: Behaviour }))
      .describe('what stands behind "shown", most first; together they are all of it'),
  }),
  coverage: Estimate.describe('share of the journeys reaching this step that left evidence'),
  negative: Counted.describe('readings below -0.5'),
  positive: Counted.describe('readings above +0.5'),
})
export type Emotion = z.infer<typeof Emotion>

export const CxMetric = z.object({
  scale: z.enum(['nps', 'csat', 'ces', 'rating']),
  value: z.number().describe('NPS -100..100; CSAT and rating: share of 4-5; CES: mean of 1..7'),
  low: z.number(),
  high: z.number(),
  answers: Counted,
})
export type CxMetric = z.infer<typeof CxMetric>

export const Quote = z.object({
  text: z.string(),
  score: z.number().describe('-2..+2'),
  source: z.enum(['said', 'read']),
  at: Time,
  channel: Channel,
  touchpoint: z.number(),
  customer: CustomerId,
})
export type Quote = z.infer<typeof Quote>

export const StepMeasure = z.object({
  id: z.string(),
  reached: Counted,
  again: Counted.describe('left it and entered it again'),
  repeated: Counted.describe('did it twice or more in a row'),
  skipped: Counted.describe('reached a later stage without it'),
  wentOn: Counted.describe('after the last visit went to another step or completed here'),
  here: Counted.describe('open, and this is the last step so far'),
  left: Counted.describe('silent since; this was the last step'),
  conversion: Estimate.describe('wentOn / reached'),
  dropOff: Estimate.describe('left / reached'),
  stillOpen: Estimate.describe('here / reached'),
  time: Duration.describe('a visit, from entering the step until the next one; every visit counts'),
  emotion: Emotion,
  metrics: z.array(CxMetric),
  value: z.array(Money).describe('revenue: won less given back, an order once'),
  mentioned: z.array(Money).describe('amounts of baskets, quotes and the like: no revenue'),
  channels: z.array(z.object({ channel: Channel, customers: Counted })),
})
export type StepMeasure = z.infer<typeof StepMeasure>

export const StageMeasure = z.object({
  id: z.string(),
  reached: Counted.describe('did a step of this stage or of a later one'),
  did: Counted.describe('did a step of this very stage'),
  skipped: Counted.describe('reached a later stage without a step of this one'),
  wentOn: Counted.describe('reached the next stage, or completed the journey here'),
  here: Counted.describe('open, and this is the furthest stage'),
  left: Counted.describe('silent, and this was the furthest stage'),
  now: Counted.describe('open, and the last step lies in this stage'),
  again: Counted.describe('came back to this stage after leaving it'),
  backFrom: Counted.describe('moved from this stage back to an earlier one'),
  conversion: Estimate,
  dropOff: Estimate,
  stillOpen: Estimate,
  time: Duration.describe('a visit, from entering the stage until another one; every visit counts'),
})
export type StageMeasure = z.infer<typeof StageMeasure>

export const Transition = z.object({
  from: z.string(),
  to: z.string(),
  transitions: z.number().int(),
  journeys: Counted,
  medianGapSeconds: z.number().nullable(),
  p90GapSeconds: z.number().nullable(),
  backward: z.boolean(),
})
export type Transition = z.infer<typeof Transition>

/** A pain point or golden moment by the first rule set: effect x reach x sureness. */
export const Moment = z.object({
  kind: z.enum(['pain', 'golden']),
  step: z.string(),
  title: z.string(),
  reach: Counted,
  effect: z.number().describe('difference from the map mean, on the -2..+2 scale'),
  low: z.number(),
  high: z.number(),
  sureness: z.number().describe('0..1: probability that the effect has this sign'),
  score: z.number(),
})
export type Moment = z.infer<typeof Moment>

const Freshness = z.object({
  computedAt: Time,
  newestInteraction: Time.nullable(),
  waitingCustomers: z
    .number()
    .int()
    .describe('customers whose newest interactions are not yet in the numbers'),
  revision: z.number().int().describe('grows with every change of this map'),
})
export type Freshness = z.infer<typeof Freshness>

export const MapMeasure = z.object({
  map: JourneyMap,
  filter: MeasureFilter,
  journeys: Counted,
  customers: z.number().int(),
  completed: Counted,
  open: Counted,
  left: Counted,
  duration: Duration.describe('start until completion'),
  readings: z.number().int(),
  emotion: Estimate.describe('mean over all readings of the map'),
  peak: z.object({ step: z.string().nullable(), mean: Estimate }),
  end: z.object({ step: z.string().nullable(), mean: Estimate }),
  low: z.object({ step: z.string().nullable() }),
  peakEnd: Estimate.describe('(most intense + last reading) / 2 per journey'),
  stages: z.array(StageMeasure),
  steps: z.array(StepMeasure),
  transitions: z.array(Transition),
  moments: z.array(Moment),
  quotes: z
    .record(z.string(), z.object({ best: z.array(Quote), worst: z.array(Quote) }))
    .describe('by step id'),
  freshness: Freshness,
  tookMs: z.number(),
})
export type MapMeasure = z.infer<typeof MapMeasure>

/** One line of the list behind a number. */
/** A journey behind a number: whose it is, and when. */
export const JourneyBehind = z.object({
  customer: CustomerId,
  label: z.string(),
  known: z.boolean(),
  object: z.string().describe('order, deal or ticket id; empty when customers are followed'),
  startedAt: Time,
  lastAt: Time,
})
export type JourneyBehind = z.infer<typeof JourneyBehind>

/** A page of the list behind a number; the rows are added. */
export const JourneysBehind = z.object({
  number: z.string(),
  title: z.string(),
  total: z.number().int().describe('journeys'),
  customers: z.number().int(),
  next: z.string().nullable().describe('cursor of the next page'),
})

export const JourneyRow = JourneyBehind.extend({
  state: z.enum(['open', 'completed', 'left']),
  lastStep: z.string(),
  steps: z.number().int(),
})
export type JourneyRow = z.infer<typeof JourneyRow>

export const JourneyList = JourneysBehind.extend({ rows: z.array(JourneyRow) })
export type JourneyList = z.infer<typeof JourneyList>
