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
const latest = 2 ** 32 - 1

// An event is a key: seconds << 32 | place in the row. Keys are in order of the row, and a second's keys begin at `secondOf`.
const timeOf = (key: string): string => `bitShiftRight(${key}, 32)`
const placeOf = (key: string): string => `bitAnd(${key}, 4294967295)`
const secondOf = (key: string): string => `bitShiftLeft(${timeOf(key)}, 32)`
const hasStep = (mark: string, step: string): string => `bitTest(${mark}, ${step})`
const markAt = (key: string): string => `marks[${placeOf(key)}]`

/** `columns` by name over the rows of `source`: one level of nesting, so that names are not written out in full. */
const adding = (source: string, columns: Record<string, string>): string =>
  `SELECT *, ${Object.entries(columns)
    .map(([name, sql]) => `${sql} AS ${name}`)
    .join(',\n')} FROM (${source})`

/**
 * Columns: customer, object, depth, state (of `attemptStates`), times (of the steps reached), started, last, last_seen (the touchpoint
 * that those who dropped did last within the window), cut (whether there were more starts than were looked at).
 */
export function attemptsSql(plan: FunnelPlan, touchpoints: TouchpointTable): Sql {
  const { order, steps, filter, attempts } = plan
  const k = steps.length
  const numbers = Array.from({ length: k }, (_, index) => index + 1)
  const segment = filter.segment ? segmentCondition(filter.segment) : { sql: '1', params: {} }
  const beginning = order === 'any' ? 2 ** k - 1 : 1
  const rows = `SELECT customer, object, tp, arrayMap(t -> ({marks:Array(UInt32)})[t + 1], tp) AS marks,
      arrayMap((s, i) -> bitShiftLeft(toUInt64(s), 32) + i, at, arrayEnumerate(at)) AS keys FROM journeys FINAL
    WHERE follow = {follow:UInt8} AND (${segment.sql}) AND arrayExists(m -> bitAnd(m, ${beginning}) > 0, marks)`
  const picked = (condition: string): string =>
    `arrayFilter((x, m) -> ${condition} AND x < {untilKey:UInt64}, keys, marks)`
  const all = adding(rows, {
    seen: picked('m > 0'),
    all_starts: `arrayFilter((x, m) -> bitAnd(m, ${beginning}) > 0 AND x >= {fromKey:UInt64} AND x < {toKey:UInt64}
      AND x < {untilKey:UInt64}, keys, marks)`,
    ...Object.fromEntries(numbers.map((i) => [`k${i}`, picked(hasStep('m', String(i - 1)))])),
  })
  const begun = adding(`${all} WHERE notEmpty(all_starts)`, {
    starts: `arraySlice(all_starts, 1, ${attempts === 'first' ? 1 : mostStarts})`,
    ends: `arrayMap(a -> bitShiftLeft(least(4294967295, ${timeOf('a')} + {window:UInt64} + 1), 32), starts)`,
  })
  const chained = chainOf(order, begun, k, stepsOverlap(steps))
  const reached = numbers.map((i) => `s${i}`)
  const names = numbers.map((i) => `x${i}`)
  const best = adding(
    adding(chained, {
      depths: `arrayMap((${names.join(', ')}) -> toUInt8(${names.map((x) => `(${x} > 0)`).join(' + ')}), ${reached.join(', ')})`,
    }),
    { depth: 'arrayMax(depths)', best: 'indexOf(depths, depth)' },
  )
  const chosen = `arrayFilter(x -> x > 0, [${reached.map((s) => `${s}[best]`).join(', ')}])`
  const attempt = adding(best, {
    chain: order === 'any' ? `arraySort(${chosen})` : chosen,
    ended: 'ends[best]',
  })
  const broken =
    order === 'strict'
      ? `arrayExists(x -> x > chain[-1] AND NOT ${hasStep(markAt('x'), 'depth - 1')}, seen)`
      : '0'
  const stated = adding(attempt, {
    times: `arrayMap(x -> toUInt32(${timeOf('x')}), chain)`,
    state: `toUInt8(multiIf(depth = ${k}, ${stateIs('converted')},
      ${timeOf('chain[1]')} + {window:UInt64} >= {now:UInt32} AND NOT ${broken}, ${stateIs('open')}, ${stateIs('dropped')}))`,
  })
  return {
    sql: `SELECT customer, object, depth, state, times, times[1] AS started, times[-1] AS last,
        if(state = ${stateIs('dropped')}, tp[${placeOf('arrayLast(x -> x < ended, seen)')}], 0) AS last_seen,
        length(all_starts) > length(starts) AS cut
      FROM (${stated})`,
    params: {
      follow: followedObjects.indexOf(plan.follow),
      marks: marksOf(steps, filter, touchpoints),
      window: plan.windowSeconds,
      now: plan.now,
      fromKey: BigInt(secondsOr(filter.from, 0)) << 32n,
      toKey: BigInt(secondsOr(filter.to, latest)) << 32n,
      untilKey: BigInt(Math.min(latest, plan.now + 1)) << 32n,
      ...segment.params,
    },
  }
}

/** Adds s1 … sk: for each start the event that reached the step, or 0. */
function chainOf(order: FunnelOrder, begun: string, k: number, overlap: boolean): string {
  let rows = adding(begun, order === 'any' ? { s1: firstOf('k1') } : { s1: 'starts' })
  for (let i = 2; i <= k; i++)
    switch (order) {
      case 'any':
        rows = adding(rows, { [`s${i}`]: firstOf(`k${i}`) })
        break
      case 'ordered': {
        const follows = overlap ? 'x > p' : `x >= ${secondOf('p')}`
        rows = adding(rows, {
          [`s${i}`]: `arrayMap((p, e) -> if(p = 0, toUInt64(0), arrayFirst(x -> ${follows} AND x < e, k${i})), s${i - 1}, ends)`,
        })
        break
      }
      case 'strict': {
        // Repeats of the step before do not count as something between.
        const other = `(${hasStep(markAt('x'), String(i - 1))} OR NOT ${hasStep(markAt('x'), String(i - 2))})`
        rows = adding(rows, {
          [`o${i}`]: `arrayMap(p -> if(p = 0, toUInt64(0), arrayFirst(x -> x > p AND ${other}, seen)), s${i - 1})`,
        })
        rows = adding(rows, {
          [`s${i}`]: `arrayMap((o, e) -> if(o > 0 AND o < e AND ${hasStep(markAt('o'), String(i - 1))}, o, toUInt64(0)), o${i}, ends)`,
        })
      }
    }
  return rows
}

const firstOf = (keys: string): string =>
  `arrayMap((a, e) -> arrayFirst(x -> x >= ${secondOf('a')} AND x < e, ${keys}), starts, ends)`

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
