/** "Draw my map": a first map proposed from interactions alone, saying what it leaves out. */
import { proposeStages, type SeenMove, type SeenTouchpoint } from '../journey/draft/propose-stages.ts'
import { appError } from '../model/app-error.ts'
import { type Followed, followedObjects } from '../model/customer-id.ts'
import type { MapDesign, MapDraft } from '../model/journey-map.ts'
import type { Journeys } from '../storage/journeys/connect.ts'
import type { TouchpointTable } from './measure/plan.ts'

export type DraftWish = { follow: Followed; name?: string | undefined }

type Seen = { tp: number; customers: number; interactions: string; position: number }
type Move = { a: number; b: number; n: number }

/** A map with more is not read at a glance. */
const mostTouchpoints = 18
const fewestShare = 0.01
const fewestCustomers = 3

export async function draftMap(
  journeys: Journeys,
  touchpoints: TouchpointTable,
  wish: DraftWish,
  signal?: AbortSignal,
): Promise<MapDraft> {
  const params = { follow: followedObjects.indexOf(wish.follow) }
  const options = signal ? { signal } : {}
  const [seen, moves, totals, gap] = await Promise.all([
    journeys.rows<Seen>(seenSql, params, options),
    journeys.rows<Move>(movesSql, params, options),
    journeys.rows<{ customers: number; interactions: string }>(totalsSql, params, options),
    journeys.rows<{ days: number }>(gapSql, params, options),
  ])
  const customers = totals[0]?.customers ?? 0
  const usable = seen.filter(({ tp }) => touchpoints.get(tp)?.hidden === false)
  if (usable.length === 0)
    throw appError(
      'map.no-data',
      'There are no interactions to draw a map from yet. Import a file or connect a source under Sources, then try again.',
      { follow: wish.follow },
    )
  const often = usable.filter((row) => row.customers >= Math.max(fewestCustomers, fewestShare * customers))
  const kept = (often.length >= 2 ? often : usable).slice(0, mostTouchpoints)
  const stages = proposeStages(
    kept.map((row) => toSeen(row, touchpoints)),
    moves.map(({ a, b, n }): SeenMove => ({ from: a, to: b, count: n })),
  )
  const keptIds = kept.map(({ tp }) => tp)
  return {
    design: designOf(stages, wish, gap[0]?.days ?? 0),
    covered: await coveredBy(journeys, params, keptIds, customers, Number(totals[0]?.interactions ?? 0)),
    leftOut: usable
      .filter(({ tp }) => !keptIds.includes(tp))
      .map((row) => ({
        touchpoint: row.tp,
        name: touchpoints.get(row.tp)?.name ?? '',
        interactions: Number(row.interactions),
        customers: row.customers,
        reason: often.includes(row)
          ? `Used less than the ${mostTouchpoints} touchpoints shown.`
          : `Used by fewer than ${Math.max(fewestCustomers, Math.ceil(fewestShare * customers))} customers.`,
      })),
    notes: [
      'Touchpoints stand in the order in which customers usually meet them for the first time; names such as "order" or "delivery" pull them toward their phase.',
      'Stages are cut where customers seldom go back.',
    ],
  }
}

const toSeen = (row: Seen, touchpoints: TouchpointTable): SeenTouchpoint => ({
  id: row.tp,
  name: touchpoints.get(row.tp)?.name ?? `Touchpoint ${row.tp}`,
  department: touchpoints.get(row.tp)?.department ?? '',
  customers: row.customers,
  position: row.position,
})

const rows = 'FROM journeys FINAL WHERE follow = {follow:UInt8} AND notEmpty(tp)'

const seenSql = `
  SELECT p.1 AS tp, toUInt32(uniqExact(customer)) AS customers, sum(p.3) AS interactions, quantile(0.5)(p.2) AS position
  FROM (
    SELECT customer, arrayDistinct(tp) AS d,
      arrayJoin(arrayMap((t, i) -> (t, if(length(d) < 2, 0.5, (i - 1) / (length(d) - 1)), countEqual(tp, t)), d, arrayEnumerate(d))) AS p
    ${rows})
  GROUP BY tp ORDER BY customers DESC, interactions DESC, tp`

const movesSql = `
  SELECT toUInt32(m.1) AS a, toUInt32(m.2) AS b, toUInt32(count()) AS n FROM (
    SELECT arrayJoin(arrayZip(arrayPopBack(tp), arrayPopFront(tp))) AS m ${rows})
  WHERE a != b GROUP BY a, b`

const totalsSql = `SELECT toUInt32(uniqExact(customer)) AS customers, sum(length(tp)) AS interactions ${rows}`

/** Silence that 95 of 100 pauses do not exceed. */
const gapSql = `
  SELECT ifNotFinite(quantile(0.95)(g), 0) / 86400 AS days FROM (
    SELECT arrayJoin(arrayPopFront(arrayDifference(arrayMap(t -> toInt64(t), at)))) AS g ${rows}) WHERE g > 3600`

async function coveredBy(
  journeys: Journeys,
  params: Record<string, unknown>,
  kept: number[],
  customers: number,
  interactions: number,
): Promise<MapDraft['covered']> {
  const [found] = await journeys.rows<{ customers: number; interactions: string }>(
    `SELECT toUInt32(uniqExactIf(customer, hasAny(tp, {kept:Array(UInt16)}))) AS customers,
      sum(arrayCount(t -> has({kept:Array(UInt16)}, t), tp)) AS interactions ${rows}`,
    { ...params, kept },
  )
  const covered = { customers: found?.customers ?? 0, interactions: Number(found?.interactions ?? 0) }
  return {
    ...covered,
    customerShare: customers === 0 ? 0 : covered.customers / customers,
    interactionShare: interactions === 0 ? 0 : covered.interactions / interactions,
  }
}

function designOf(stages: ReturnType<typeof proposeStages>, wish: DraftWish, pauseDays: number): MapDesign {
  const inactivityDays = Math.min(365, Math.max(14, Math.ceil(pauseDays)))
  return {
    name:
      wish.name ??
      (wish.follow === 'customer'
        ? 'Customer journey'
        : `Journey of an ${wish.follow}`.replace('an d', 'a d').replace('an t', 'a t')),
    actor: '',
    scenario: '',
    expectations: [],
    owner: '',
    follow: wish.follow,
    startSteps: [],
    endSteps: [],
    inactivityDays,
    restart: false,
    stages: stages.map((stage, s) => ({
      id: `s${s + 1}`,
      name: stage.name,
      steps: stage.steps.map((step, k) => ({ id: `s${s + 1}-${k + 1}`, ...step })),
    })),
  }
}
