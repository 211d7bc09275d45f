/** What the address of a map says: view, zoom, period and filters, so that a link shows the same picture. */
import { z } from 'zod'
import { Channel } from '../../model/channel.ts'
import {
  AttemptPolicy,
  FunnelOrder,
  longestWindowSeconds,
  maxFunnelSteps,
  PlaceName,
} from '../../model/funnel.ts'
import type { MeasureFilter } from '../../model/measure.ts'
import { RetentionUnit } from '../../model/retention.ts'
import { SegmentRule } from '../../model/segment.ts'
import type { MeasureQuery } from '../api/use-map-measure.ts'

const views = ['map', 'flow', 'table', 'findings', 'funnel', 'text'] as const
export const zooms = ['overview', 'steps', 'customers'] as const
export const periods = ['all', '30d', '90d', '12m', 'own'] as const
export const compares = ['none', 'previous', 'year'] as const

const Day = z.iso.date()
/** What the funnel is asked: whatever is missing is as usual. */
const FunnelAddress = z.object({
  tab: z.literal('retention').optional().catch(undefined),
  steps: z.array(PlaceName).max(maxFunnelSteps).optional().catch(undefined),
  window: z.number().int().min(1).max(longestWindowSeconds).optional().catch(undefined),
  order: FunnelOrder.optional().catch(undefined),
  attempts: AttemptPolicy.optional().catch(undefined),
  unit: RetentionUnit.optional().catch(undefined),
  comes: PlaceName.optional().catch(undefined),
  returns: PlaceName.optional().catch(undefined),
  later: z.literal(true).optional().catch(undefined).describe('shares of those who came back then or later'),
})
export type FunnelAddress = z.infer<typeof FunnelAddress>
// A broken address shows the plain map rather than an error.
export const MapAddress = z.object({
  view: z.enum(views).optional().catch(undefined),
  zoom: z.enum(zooms).optional().catch(undefined),
  period: z.enum(periods).optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  compare: z.enum(compares).optional().catch(undefined),
  asOf: Day.optional().catch(undefined),
  channels: z.array(Channel).optional().catch(undefined),
  segment: SegmentRule.optional().catch(undefined),
  owner: z.string().optional().catch(undefined).describe('department whose steps are emphasised'),
  hidden: z.array(z.string()).optional().catch(undefined).describe('lanes not shown'),
  funnel: FunnelAddress.optional().catch(undefined),
  order: z.array(z.string()).optional().catch(undefined).describe('lanes from top to bottom'),
  folded: z.array(z.string()).optional().catch(undefined).describe('stages shown without their steps'),
  people: z.string().optional().catch(undefined).describe('number whose journeys are listed'),
})
export type MapAddress = z.infer<typeof MapAddress>

export const mapViewOf = (search: Record<string, unknown>): MapAddress => MapAddress.parse(search)

const dayMs = 86_400_000
const daysOf = { '30d': 30, '90d': 90, '12m': 365 } as const
const iso = (ms: number) => new Date(ms).toISOString()

/** Start and end (exclusive) of the chosen period; whole days, so that the question stays the same all day. */
function periodOf(address: MapAddress, now: Date): { from?: number; to?: number } {
  const tomorrow = (Math.floor(now.getTime() / dayMs) + 1) * dayMs
  switch (address.period ?? 'all') {
    case 'all':
      return {}
    case 'own':
      return {
        ...(address.from ? { from: Date.parse(address.from) } : {}),
        ...(address.to ? { to: Date.parse(address.to) + dayMs } : {}),
      }
    default: {
      const days = daysOf[(address.period ?? '30d') as keyof typeof daysOf]
      return { from: tomorrow - days * dayMs, to: tomorrow }
    }
  }
}

/** Comparing needs a period with both ends. */
export const canCompare = (address: MapAddress, now: Date): boolean => {
  const { from, to } = periodOf(address, now)
  return from !== undefined && to !== undefined && from < to
}

function comparedWith(address: MapAddress, now: Date): { from: number; to: number } | undefined {
  const { from, to } = periodOf(address, now)
  if (from === undefined || to === undefined || from >= to) return undefined
  switch (address.compare ?? 'none') {
    case 'none':
      return undefined
    case 'previous':
      return { from: from - (to - from), to: from }
    case 'year':
      return { from: from - 365 * dayMs, to: to - 365 * dayMs }
  }
}

/** The filters every number of this picture goes with; lists behind numbers use the same. */
export function filtersOf(address: MapAddress, now: Date) {
  const { from, to } = periodOf(address, now)
  return {
    ...(from === undefined ? {} : { from: iso(from) }),
    ...(to === undefined ? {} : { to: iso(to) }),
    ...(address.asOf ? { asOf: iso(Date.parse(address.asOf) + dayMs - 1) } : {}),
    ...(address.channels?.length ? { channels: address.channels.join(',') } : {}),
    ...(address.segment ? { segment: JSON.stringify(address.segment) } : {}),
  }
}

export function measureQueryOf(address: MapAddress, now: Date): MeasureQuery {
  const compared = comparedWith(address, now)
  return {
    ...filtersOf(address, now),
    ...(compared ? { compareFrom: iso(compared.from), compareTo: iso(compared.to) } : {}),
  }
}

export const periodNames: Record<(typeof periods)[number], string> = {
  all: 'All time',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  '12m': 'Last 12 months',
  own: 'From … to …',
}

/** "started 1 Jan 2026 to 30 Jun 2026, web, as of 3 Mar 2026": for print and for those who listen. */
export function filterSentence(filter: MeasureFilter, dayOf: (time: string) => string): string {
  const parts = [
    filter.from || filter.to
      ? `journeys started ${filter.from ? `from ${dayOf(filter.from)}` : ''}${filter.from && filter.to ? ' ' : ''}${filter.to ? `until ${dayOf(iso(Date.parse(filter.to) - 1))}` : ''}`
      : 'all journeys',
    filter.asOf ? `as of ${dayOf(filter.asOf)}` : '',
    filter.channels.length > 0 ? `in ${filter.channels.join(', ')}` : '',
    filter.segment ? 'of a segment' : '',
  ]
  return parts.filter(Boolean).join(', ')
}
