/** Retention on a map: cohorts by when they first came, and how many of each came back, with the journeys behind each number. */
import { type Place, stepPlaces } from '../../journey/funnel/places.ts'
import { assembleRetention, type ReturnCount } from '../../journey/retention/assemble-retention.ts'
import { firstDayOf, unitOf } from '../../journey/retention/cohorts.ts'
import { appError } from '../../model/app-error.ts'
import type { MeasureFilter } from '../../model/measure.ts'
import {
  mostCohorts,
  type Retention,
  type RetentionCustomers,
  type RetentionPlace,
  type RetentionUnit,
  type ReturnRow,
  retentionPlaceNamed,
} from '../../model/retention.ts'
import { customersCounted } from '../flow-sql.ts'
import { type FunnelGround, knownPlace } from '../funnel/funnel.ts'
import { journeyBehind, type Page, type Placed, pageOfJourneys } from '../measure/page-of-journeys.ts'
import { type RetentionPlan, returnCountsSql, returnsSql } from './returns-sql.ts'

/** `comes`, `returns`: places as an address names them; none: any step of the map. */
export type RetentionFrame = {
  comes?: string | undefined
  returns?: string | undefined
  unit: RetentionUnit
  filter: MeasureFilter
}
export type RetentionWish = RetentionFrame & { periods: number }

export async function retentionOf(
  ground: FunnelGround,
  wish: RetentionWish,
  signal?: AbortSignal,
): Promise<Retention> {
  const started = performance.now()
  const plan = retentionPlan(ground, wish)
  const { sql, params } = returnsSql(
    { ...plan, comes: plan.comes.touchpoints, returns: plan.returns.touchpoints },
    ground.touchpoints,
  )
  const counts = await ground.journeys.rows<ReturnCount>(
    returnCountsSql(sql),
    params,
    signal ? { signal } : {},
  )
  const cohorts = new Set(counts.map(({ cohort }) => cohort)).size
  if (cohorts > mostCohorts)
    throw appError(
      'query.too-big',
      `This would be a table of ${cohorts} cohorts, and ${mostCohorts} is the most. Choose a longer unit or a shorter period.`,
      { cohorts },
    )
  return {
    unit: wish.unit,
    came: plan.comes.name,
    returned: plan.returns.name,
    ...assembleRetention(counts, { ...wish, unitNow: unitOf(plan.now, wish.unit) }),
    asOf: new Date(plan.now * 1000).toISOString(),
    tookMs: performance.now() - started,
  }
}

type Planned = Omit<RetentionPlan, 'comes' | 'returns'> & { comes: Place; returns: Place }

function retentionPlan(
  { design, touchpoints, now }: FunnelGround,
  { comes, returns, unit, filter }: RetentionFrame,
): Planned {
  const anywhere: Place = {
    place: '',
    name: 'any step',
    touchpoints: stepPlaces(design).flatMap((place) => place.touchpoints),
  }
  const placeOf = (name: string | undefined) =>
    name === undefined ? anywhere : knownPlace(name, design, touchpoints)
  return {
    follow: design.follow,
    comes: placeOf(comes),
    returns: placeOf(returns),
    unit,
    filter,
    now: Math.floor((filter.asOf ? Date.parse(filter.asOf) : now.getTime()) / 1000),
  }
}

/** Ask with the frame of the retention that showed the number, as of the moment it was counted at. */
export async function retentionCustomers(
  ground: FunnelGround,
  frame: RetentionFrame,
  number: string,
  page: Page,
  signal?: AbortSignal,
): Promise<RetentionCustomers> {
  const plan = retentionPlan(ground, frame)
  const place = retentionPlaceNamed(number)
  const cohort = place?.cohort === undefined ? 0 : unitOf(Date.parse(place.cohort) / 1000, frame.unit)
  if (!place || (place.cohort !== undefined && firstDayOf(cohort, frame.unit) !== place.cohort))
    throw appError(
      'map.unknown-number',
      `There is no number called "${number}". Take the name from an answer to the same question.`,
      { number },
    )
  const { sql, params } = returnsSql(
    { ...plan, comes: plan.comes.touchpoints, returns: plan.returns.touchpoints },
    ground.touchpoints,
  )
  const { totals, rows, next } = await pageOfJourneys<
    { times: number },
    { total: number; customers: number }
  >(
    ground.journeys,
    {
      sql: `SELECT * FROM (${sql}) WHERE ${behind(place)}`,
      params: { ...params, cohort, period: place.period ?? 0 },
      columns: 'toUInt32(length(periods)) AS times',
      totals: { total: 'count()', customers: customersCounted(plan.follow) },
    },
    page,
    signal,
  )
  return { number, title: titleOf(place, plan), ...totals, rows: rows.map(toRow), next }
}

/** As a condition on the columns of a journey that came. */
function behind({ kind, cohort, period }: RetentionPlace): string {
  const of =
    cohort !== undefined
      ? 'cohort = {cohort:Int32}'
      : period !== undefined
        ? 'cohort + {period:Int32} < {unitNow:Int32}'
        : '1'
  switch (kind) {
    case 'entered':
      return of
    case 'on':
      return `${of} AND has(periods, {period:Int32})`
    case 'after':
      return `${of} AND arrayExists(x -> x >= {period:Int32}, periods)`
  }
}

function titleOf({ kind, cohort, period }: RetentionPlace, { unit, comes, returns }: Planned): string {
  const when = cohort === undefined ? '' : ` in the ${unit} of ${cohort}`
  const came = comes.place === '' ? `came${when}` : `came to ${comes.name}${when}`
  if (kind === 'entered')
    return cohort === undefined && period !== undefined
      ? `${came}, at least ${period} whole ${unit}s ago`
      : came
  const back = returns.place === '' ? 'came back' : `came back for ${returns.name}`
  return `${came} and ${back} ${kind === 'on' ? 'in' : 'in or after'} ${unit} ${period}`
}

const toRow = (row: Placed<{ times: number }>): ReturnRow => ({
  ...journeyBehind(row),
  periods: row.times,
})
