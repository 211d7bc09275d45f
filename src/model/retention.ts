/** Retention: of those who came in one day, week or month, how many came back in a later one, or then or later. */
import { z } from 'zod'
import { Counted, Estimate, JourneyBehind, JourneysBehind } from './measure.ts'

export const retentionUnits = ['day', 'week', 'month'] as const
export const RetentionUnit = z.enum(retentionUnits)
export type RetentionUnit = z.infer<typeof RetentionUnit>

export const mostPeriods = 30
/** More cohorts make a table that nobody reads. */
export const mostCohorts = 120

const Day = z.string().describe('first day, UTC')
const RetentionCount = Counted.extend({
  number: z.string().describe('names the number: give it to …/retention/customers'),
})
export const Returned = z.object({
  customers: RetentionCount,
  share: Estimate.describe('of the entrants that it stands for'),
})
export type Returned = z.infer<typeof Returned>

export const RetentionPeriod = z.object({
  entrants: RetentionCount.describe('of cohorts for which this period is over'),
  on: Returned.describe('came back in this very period'),
  onOrAfter: Returned.describe('came back in this period or later'),
})
export type RetentionPeriod = z.infer<typeof RetentionPeriod>

export const Cohort = z.object({
  start: Day,
  entrants: RetentionCount,
  periods: z
    .array(RetentionPeriod.omit({ entrants: true }).nullable())
    .describe('the first one after that in which they came; null while it is not over'),
})
export type Cohort = z.infer<typeof Cohort>

export const Retention = z.object({
  unit: RetentionUnit,
  came: z.string().describe('what counts as coming'),
  returned: z.string().describe('what counts as coming back'),
  entrants: RetentionCount,
  cohorts: z.array(Cohort),
  overall: z.array(RetentionPeriod).describe('over all cohorts old enough, period by period'),
  asOf: z.string().describe('the moment it was counted at: ask for customers with it'),
  tookMs: z.number(),
})
export type Retention = z.infer<typeof Retention>

/** What a number's name says. No cohort: all those for which the period is over. */
export type RetentionPlace = { kind: 'entered' | 'on' | 'after'; cohort?: string; period?: number }

export const retentionNumber = ({ kind, cohort = 'all', period }: RetentionPlace): string =>
  [kind, cohort, ...(period === undefined ? [] : [period])].join(':')

/** Undefined for a name that is none. */
export function retentionPlaceNamed(number: string): RetentionPlace | undefined {
  const [, kind, cohort, period] =
    /^(entered|on|after):(all|\d{4}-\d{2}-\d{2})(?::(\d{1,2}))?$/.exec(number) ?? []
  if (kind === undefined || cohort === undefined) return undefined
  if (cohort !== 'all' && Number.isNaN(Date.parse(cohort))) return undefined
  const at = period === undefined ? undefined : Number(period)
  if (at !== undefined && (at < 1 || at > mostPeriods)) return undefined
  if (kind === 'entered' ? cohort !== 'all' && at !== undefined : at === undefined) return undefined
  return {
    kind: kind as RetentionPlace['kind'],
    ...(cohort === 'all' ? {} : { cohort }),
    ...(at === undefined ? {} : { period: at }),
  }
}

/** A journey and how often it came back. */
export const ReturnRow = JourneyBehind.extend({
  periods: z.number().int().describe('in how many periods it came back'),
})
export type ReturnRow = z.infer<typeof ReturnRow>

export const RetentionCustomers = JourneysBehind.extend({
  rows: z.array(ReturnRow),
})
export type RetentionCustomers = z.infer<typeof RetentionCustomers>
