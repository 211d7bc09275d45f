/** The attempts at a funnel in SQL, one row per journey that began: what `journey/funnel/attempt.ts` says in words. */
import { arrivedBit, attemptStates, funnelCodeSql } from '../../journey/funnel/funnel-code.ts'
import { type Followed, followedObjects } from '../../model/customer-id.ts'
import type { AttemptPolicy, FunnelOrder } from '../../model/funnel.ts'
import type { MeasureFilter } from '../../model/measure.ts'
import type { Sql } from '../flow-sql.ts'
import { bucketOf } from '../measure/journeys-sql.ts'
import type { TouchpointTable } from '../measure/plan.ts'
import { segmentCondition } from '../measure/segment-condition.ts'

/** A step as a set of touchpoints. */
export type FunnelPlan = {
  follow: Followed
  steps: { touchpoints: readonly number[] }[]
  order: FunnelOrder
  attempts: AttemptPolicy
  windowSeconds: number
  filter: MeasureFilter
  /** In seconds since 1970; what comes later is not known. */
  now: number
}

/** A start is looked at against all that follows it, so a journey that begins without end would cost without end. */
export const mostStarts = 100

const visibleBit = 2 ** 31
const stateIs = (state: (typeof attemptStates)[number]): number => attemptStates.indexOf(state)

export const stepsOverlap = (steps: FunnelPlan['steps']): boolean => {
  const all = steps.flatMap(({ touchpoints }) => [...new Set(touchpoints)])
  return new Set(all).size < all.length
}

/** Index = touchpoint id: a bit for each step it fills, and the highest for what counts at all. */
export function marksOf(
  steps: FunnelPlan['steps'],
  { channels }: MeasureFilter,
  touchpoints: TouchpointTable,
): number[] {
  const marks = new Array<number>(Math.max(0, ...touchpoints.keys()) + 1).fill(0)
  for (const [id, { channel, hidden }] of touchpoints) {
    if (hidden || (channels.length > 0 && !channels.includes(channel))) continue
    marks[id] =
      visibleBit +
      steps.reduce((sum, step, index) => sum + (step.touchpoints.includes(id) ? 2 ** index : 0), 0)
  }
  return marks
}

export const secondsOr = (iso: string | undefined, otherwise: number): number =>
  iso ? Math.floor(Date.parse(iso) / 1000) : otherwise

// An event is packed as seconds << 32 | its marks. Sorted, those of one second stand in the order of the steps.
const timeOf = (event: string): string => `toUInt32(bitShiftRight(${event}, 32))`
const marksOnly = (event: string): string => `bitAnd(${event}, 4294967295)`
const fills = (event: string, step: string): string => `bitTest(${event}, ${step})`

/** Columns by name over the rows of `source`: one level of nesting, so that names are not written out in full. */
const adding = (source: string, columns: Record<string, string>): string =>
  `SELECT *, ${Object.entries(columns)
    .map(([name, sql]) => `${sql} AS ${name}`)
    .join(',\n')} FROM (${source})`

/**
 * Columns: customer, object, depth, state (of `attemptStates`), times (of the steps reached), started, last, last_seen (the touchpoint
 * that those who dropped did last within the window), cut (whether there were more starts than were looked at).
 * The text is the same however many steps there are.
 */
export function attemptsSql(plan: FunnelPlan, touchpoints: TouchpointTable): Sql {
  const { order, steps, filter } = plan
  const k = steps.length
  const segment = filter.segment ? segmentCondition(filter.segment) : { sql: '1', params: {} }
  const beginning = order === 'any' ? 2 ** k - 1 : 1
  // What lies between counts in strict order alone.
  const looked = order === 'strict' ? 'm' : `bitAnd(m, ${2 ** k - 1})`
  const events = `arrayFilter(x -> ${marksOnly('x')} > 0 AND ${timeOf('x')} <= {now:UInt32},
    arrayMap((s, m) -> bitShiftLeft(toUInt64(s), 32) + ${looked}, at, marks))`
  const inOrder = order === 'strict' || stepsOverlap(steps) ? events : `arraySort(${events})`
  const rows = `SELECT customer, object, tp, at, arrayMap(t -> ({marks:Array(UInt32)})[t + 1], tp) AS marks FROM journeys FINAL
    WHERE follow = {follow:UInt8} AND (${segment.sql}) AND arrayExists(m -> bitAnd(m, ${beginning}) > 0, marks)`
  const begun = adding(adding(rows, { ev: inOrder }), {
    starts: `arrayFilter((i, x) -> bitAnd(x, ${beginning}) > 0 AND ${timeOf('x')} >= {from:UInt32} AND ${timeOf('x')} < {to:UInt32},
      arrayEnumerate(ev), ev)`,
  })
  const chained = adding(`${begun} WHERE notEmpty(starts)`, {
    chains: `arrayMap(i -> ${chainFrom(order, k)}, arraySlice(starts, 1, {mostStarts:UInt32}))`,
  })
  const best = adding(
    adding(chained, { depths: `arrayMap(c -> length(c) - (c[-1] = ${brokenOff}), chains)` }),
    {
      depth: 'toUInt8(arrayMax(depths))',
      chain: 'chains[indexOf(depths, arrayMax(depths))]',
    },
  )
  const stated = adding(best, {
    times: 'arraySlice(chain, 1, depth)',
    ends: 'chain[1] + {window:UInt64}',
    state: `toUInt8(multiIf(depth = ${k}, ${stateIs('converted')},
      chain[1] + {window:UInt64} >= {now:UInt32} AND chain[-1] != ${brokenOff}, ${stateIs('open')}, ${stateIs('dropped')}))`,
  })
  return {
    sql: `SELECT customer, object, depth, state, times, times[1] AS started, times[-1] AS last,
        if(state = ${stateIs('dropped')}, tp[arrayLastIndex((s, m) -> m > 0 AND s <= ends AND s <= {now:UInt32}, at, marks)], 0) AS last_seen,
        length(starts) > length(chains) AND ${plan.attempts === 'best'} AS cut
      FROM (${stated})`,
    params: {
      follow: followedObjects.indexOf(plan.follow),
      marks: marksOf(steps, filter, touchpoints),
      window: plan.windowSeconds,
      mostStarts: plan.attempts === 'first' ? 1 : mostStarts,
      from: secondsOr(filter.from, 0),
      to: secondsOr(filter.to, 2 ** 32 - 1),
      now: plan.now,
      ...segment.params,
    },
  }
}

/** Stands at the end of a chain after which something else came: no time is 0. */
const brokenOff = '0'

/** The times at which the steps were reached from the event at place `i` of `ev` on. */
function chainFrom(order: FunnelOrder, k: number): string {
  const start = `[${timeOf('ev[i]')}]`
  const following = 'arraySlice(ev, i + 1)'
  const within = `${timeOf('x')} <= ${timeOf('ev[i]')} + {window:UInt64}`
  const next = `${fills('x', 'length(reached)')} AND ${within}`
  const reach = `arrayPushBack(reached, ${timeOf('x')})`
  switch (order) {
    case 'ordered':
      return `arrayFold((reached, x) -> if(${next}, ${reach}, reached), ${following}, ${start})`
    case 'strict':
      // Repeats of the step before do not count as something between.
      return `arrayFold((reached, x) -> multiIf(length(reached) = ${k} OR reached[-1] = ${brokenOff}, reached, ${next}, ${reach},
        ${fills('x', 'length(reached)')} OR NOT ${fills('x', 'length(reached) - 1')}, arrayPushBack(reached, toUInt32(${brokenOff})), reached),
        ${following}, ${start})`
    case 'any': {
      const inside = `arrayFilter(x -> ${timeOf('x')} >= ${timeOf('ev[i]')} AND ${within}, ev)`
      return `arrayMap(x -> ${timeOf('x')}, arrayFilter((x, n) -> n = 1, ${inside}, arrayEnumerateUniq(arrayMap(x -> ${marksOnly('x')}, ${inside}))))`
    }
  }
}

/** Everything the attempts contribute, counted: rows of code and n, see `funnel-code.ts`. */
export function funnelCountsSql(attempts: string, steps: number): string {
  const ends = 'least({now:UInt32}, times[1] + {window:UInt64})'
  const bucket = (arrived: string, to: string, from: string): string =>
    `if(${arrived}, ${arrivedBit} + ${bucketOf(`(${to} - ${from})`)}, ${bucketOf(`(${ends} - ${from})`)})`
  const codes = `arrayConcat(
    [${funnelCodeSql('ended', 'depth', 'state')}, ${funnelCodeSql('time', '0', bucket(`depth = ${steps}`, 'times[-1]', 'times[1]'))}],
    arrayMap(i -> ${funnelCodeSql('time', 'i', bucket('depth > i', 'times[i + 1]', 'times[i]'))}, range(1, least(depth, ${steps - 1}) + 1)),
    if(last_seen > 0, [${funnelCodeSql('lastSeen', 'depth', 'last_seen')}], []),
    if(cut, [${funnelCodeSql('cut', '0', '0')}], []))`
  return `SELECT code, toUInt32(count()) AS n FROM (SELECT arrayJoin(${codes}) AS code FROM (${attempts})) GROUP BY code`
}
