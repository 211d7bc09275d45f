/** Where a customer stands on each map: the last step of her newest journey, asked for many maps at once. */
import { stateName } from '../../journey/measure/contribution-code.ts'
import type { Customer } from '../../model/customer.ts'
import type { JourneyMap } from '../../model/journey-map.ts'
import type { JourneysConnection } from '../../storage/journeys/connect.ts'
import { rowsOf } from '../measure/journey-rows.ts'
import { journeysWithFacts } from '../measure/journeys-sql.ts'
import { type Plan, planOf, type TouchpointTable } from '../measure/plan.ts'

/** The engine refuses a question of more than some ten thousand parts. */
const mapsAtOnce = 20

type Row = { map: number; state: number; started: number; step: number }
type Place = Customer['maps'][number]
type Planned = { map: JourneyMap; plan: Plan }

/** The question about one map; its values have names of their own, so that those of others can stand beside it. */
function questionAbout({ plan }: Planned, index: number, customer: string) {
  const named = (name: string): string => `${name}_${index}`
  const sql = `SELECT * FROM (SELECT toUInt32(${index}) AS map, toUInt8(state) AS state, toUInt32(started) AS started, toUInt32(step) AS step
    FROM (${journeysWithFacts(plan, rowsOf(customer))}) ORDER BY last DESC, object DESC, started DESC LIMIT 1)`
  const own = Object.entries(plan.params)
  return {
    sql: sql.replace(/\{(\w+):/g, (whole, name: string) =>
      Object.hasOwn(plan.params, name) ? `{${named(name)}:` : whole,
    ),
    params: Object.fromEntries(own.map(([name, value]) => [named(name), value])),
  }
}

function placeOf({ map: { id, design }, plan }: Planned, { state, started, step }: Row): Place {
  const stage = plan.stageOfStep[step] ?? 0
  return {
    map: id,
    name: design.name,
    state: stateName(state),
    stage: design.stages[stage - 1]?.name ?? '',
    step: plan.steps[step - 1]?.name ?? '',
    stageIndex: stage - 1,
    stages: design.stages.length,
    since: new Date(started * 1000).toISOString(),
  }
}

async function placesOnFew(journeys: JourneysConnection, customer: string, planned: readonly Planned[]) {
  const questions = planned.map((one, index) => questionAbout(one, index, customer))
  const rows = await journeys.rows<Row>(
    questions.map(({ sql }) => sql).join(' UNION ALL '),
    Object.assign({ customer }, ...questions.map(({ params }) => params)),
  )
  const rowOfMap = new Map(rows.map((row) => [row.map, row]))
  return planned.flatMap((one, index) => {
    const row = rowOfMap.get(index)
    return row ? [placeOf(one, row)] : []
  })
}

/** In the order of the maps, without those of which she never met a step. */
export async function placesOn(
  journeys: JourneysConnection,
  customer: string,
  maps: readonly JourneyMap[],
  touchpoints: TouchpointTable,
  now: Date,
): Promise<Place[]> {
  const planned = maps.map((map) => ({ map, plan: planOf(map.design, { channels: [] }, touchpoints, now) }))
  const few: Planned[][] = []
  for (let from = 0; from < planned.length; from += mapsAtOnce)
    few.push(planned.slice(from, from + mapsAtOnce))
  return (await Promise.all(few.map((some) => placesOnFew(journeys, customer, some)))).flat()
}
