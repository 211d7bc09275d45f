/** What the Home page shows: every map at a glance, what just happened, and what needs a look. */
import { z } from 'zod'
import { Followed } from './customer-id.ts'
import { LiveInteraction } from './live.ts'
import { SourceFreshness } from './source.ts'

const Time = z.string().describe('UTC, ISO 8601')

/** at-risk: ends below zero; watch: a pain point; few-data: under 30 readings. */
export const MapHealth = z.enum(['healthy', 'watch', 'at-risk', 'few-data'])
export type MapHealth = z.infer<typeof MapHealth>

export const HomeMap = z.object({
  id: z.string(),
  name: z.string(),
  actor: z.string(),
  owner: z.string(),
  follow: Followed,
  journeys: z.number().int(),
  open: z.number().int(),
  completed: z.number().int(),
  stages: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      steps: z.number().int(),
      reached: z.number().int(),
      conversion: z.number().nullable(),
      now: z.number().int(),
    }),
  ),
  curve: z.array(
    z.object({
      step: z.string(),
      name: z.string(),
      stage: z.number().int(),
      mean: z.number().nullable(),
      n: z.number().int(),
      hollow: z.boolean(),
    }),
  ),
  emotion: z.number().nullable(),
  nps: z.object({ value: z.number(), n: z.number().int() }).nullable(),
  readings: z.number().int(),
  coverage: z.number().nullable().describe('share of reached steps that left evidence'),
  health: MapHealth,
  note: z.string().describe('one sentence: what stands out'),
  newestInteraction: Time.nullable(),
})
export type HomeMap = z.infer<typeof HomeMap>

export const NeedsLook = z.object({
  kind: z.enum(['pain', 'end', 'warnings', 'silent-source', 'import']),
  title: z.string(),
  detail: z.string(),
  map: z.string().nullable(),
  step: z.string().nullable(),
})
export type NeedsLook = z.infer<typeof NeedsLook>

export const Home = z.object({
  maps: z.array(HomeMap),
  latest: z.array(LiveInteraction).describe('newest first'),
  needsLook: z.array(NeedsLook),
  sources: z.array(SourceFreshness),
  totals: z.object({
    customers: z.number(),
    interactions: z.number(),
    last24h: z.number().describe('interactions of the last 24 hours'),
    touchpoints: z.number(),
    onMapsNow: z.number().describe('open journeys on all maps'),
  }),
})
export type Home = z.infer<typeof Home>
