/** The journeys behind a number of a funnel: exactly those that it counts. */
import { attemptStates } from '../../journey/funnel/funnel-code.ts'
import { type Place, stepTitle } from '../../journey/funnel/places.ts'
import { appError } from '../../model/app-error.ts'
import {
  type AttemptRow,
  type FunnelCustomers,
  type FunnelOrder,
  type FunnelPlace,
  funnelPlaceNamed,
} from '../../model/funnel.ts'
import { customersCounted } from '../flow-sql.ts'
import { journeyBehind, type Page, type Placed, pageOfJourneys } from '../measure/page-of-journeys.ts'
import { attemptsSql } from './attempts-sql.ts'
import { calledIn, type FunnelGround, type FunnelWish, funnelPlan } from './funnel.ts'

/** Ask with the wish of the funnel that showed the number, as of the moment it was counted at. */
export async function funnelCustomers(
  ground: FunnelGround,
  wish: FunnelWish,
  number: string,
  page: Page,
  signal?: AbortSignal,
): Promise<FunnelCustomers> {
  const plan = funnelPlan(ground, wish)
  const place = funnelPlaceNamed(number, plan.steps.length)
  if (!place)
    throw appError(
      'map.unknown-number',
      `This funnel has no number called "${number}". Take the name from an answer to the same steps.`,
      { number },
    )
  const { sql, params } = attemptsSql(plan, ground.touchpoints)
  const { totals, rows, next } = await pageOfJourneys<Row, { total: number; customers: number }>(
    ground.journeys,
    {
      sql: `SELECT * FROM (${sql}) WHERE ${behind(place)}`,
      params: {
        ...params,
        step: place.step,
        touchpoint: place.kind === 'last-seen' ? place.touchpoint : 0,
      },
      columns: 'toUInt8(depth) AS depth, state',
      totals: { total: 'count()', customers: customersCounted(plan.follow) },
    },
    page,
    signal,
  )
  return {
    number,
    title: titleOf(place, plan, (id) => calledIn(ground.touchpoints, id).name),
    ...totals,
    rows: rows.map(toRow),
    next,
  }
}

type Row = { depth: number; state: number }

/** As a condition on the columns of an attempt. */
function behind(place: FunnelPlace): string {
  const step = '{step:UInt8}'
  switch (place.kind) {
    case 'reached':
      return `depth >= ${step}`
    case 'dropped':
    case 'open':
      return `state = ${attemptStates.indexOf(place.kind)}${place.step === 0 ? '' : ` AND depth = ${step}`}`
    case 'last-seen':
      return `state = ${attemptStates.indexOf('dropped')} AND depth = ${step} AND last_seen = {touchpoint:UInt16}`
  }
}

type Titled = { order: FunnelOrder; steps: readonly Place[] }

function titleOf(
  place: FunnelPlace,
  { order, steps }: Titled,
  nameOf: (touchpoint: number) => string,
): string {
  const name = stepTitle(order, steps, place.step)
  switch (place.kind) {
    case 'reached':
      return place.step === 1 ? `began at ${name}` : `reached ${name}`
    case 'dropped':
      return place.step === 0 ? 'did not come to the end' : `went no further than ${name}`
    case 'open':
      return place.step === 0 ? 'may still come to the end' : `may still go on from ${name}`
    case 'last-seen':
      return `went no further than ${name}, last seen at ${nameOf(place.touchpoint)}`
  }
}

const toRow = (row: Placed<Row>): AttemptRow => ({
  ...journeyBehind(row),
  depth: row.depth,
  state: attemptStates[row.state] ?? 'open',
})
