/** One customer's newest journey on a map: where she is, and what she met at each step. */

import type { Contact, Visit } from '../../journey/emotion/behaviour/rule.ts'
import { shownBy } from '../../journey/emotion/behaviour/shown-by.ts'
import { stateName } from '../../journey/measure/contribution-code.ts'
import { lanes } from '../../journey/measure/numbers.ts'
import type { CustomerLine } from '../../model/customer.ts'
import type { JourneyMap } from '../../model/journey-map.ts'
import type { JourneysConnection } from '../../storage/journeys/connect.ts'
import { rowsOf } from '../measure/journey-rows.ts'
import { journeysWithFacts } from '../measure/journeys-sql.ts'
import { type Plan, planOf, type TouchpointTable } from '../measure/plan.ts'
import { laneOfReading, positionOfReading, scoreOfReading } from '../packed-reading.ts'

type Row = {
  state: number
  j: string[]
  started: number
  readings: [number, number, number][]
  /** What about, position, second, touchpoint. */
  contacts: [number, number, number, number][]
}

export type CustomerJourney = {
  plan: Plan
  state: 'open' | 'completed' | 'left'
  startedAt: string
  events: { step: number; position: number; at: string }[]
  /** Given by her, read or shown; also what the map finds in how she went. */
  readings: { position: number; lane: number; score: number }[]
}

// The packing of journeys-sql.ts.
const eventOf = (packed: string): CustomerJourney['events'][number] => {
  const event = BigInt(packed)
  return {
    step: Number(event >> 55n),
    position: Number((event >> 32n) & 262_143n),
    at: new Date(Number(event & 4_294_967_295n) * 1000).toISOString(),
  }
}

/** undefined: she never met a step of this map. */
export async function journeyOf(
  journeys: JourneysConnection,
  customer: string,
  map: JourneyMap,
  touchpoints: TouchpointTable,
  now: Date,
): Promise<CustomerJourney | undefined> {
  const plan = planOf(map.design, { channels: [] }, touchpoints, now)
  const [row] = await journeys.rows<Row>(
    `SELECT toUInt8(state) AS state, j, toUInt32(started) AS started,
       arrayMap(r -> (${positionOfReading('r')}, ${laneOfReading('r')}, ${scoreOfReading('r')}), readings) AS readings,
       arrayMap(x -> (toUInt32(bitShiftRight(x, 32)), toUInt32(bitAnd(x, 4294967295)), row_at[bitAnd(x, 4294967295)],
         tp[bitAnd(x, 4294967295)]), contacts) AS contacts
     FROM (${journeysWithFacts(plan, rowsOf(customer))})
     ORDER BY last DESC, object DESC, started DESC LIMIT 1`,
    { ...plan.params, customer },
  )
  if (!row) return undefined
  const events = row.j.map(eventOf)
  const contacts = row.contacts.map(([subject, position, at, touchpoint]): Contact => {
    const isOnMap = plan.steps.some((step) => step.touchpoints.includes(touchpoint))
    return { subject, position, at, channel: isOnMap ? touchpoints.get(touchpoint)?.channel : undefined }
  })
  const found = shownBy({ visits: visitsOf(events), contacts, promise: promisesOf(plan) }, map.design)
  const given = row.readings.map(([position, lane, score]) => ({ position, lane, score: score / 100 }))
  return {
    plan,
    state: stateName(row.state),
    startedAt: new Date(row.started * 1000).toISOString(),
    events,
    readings: [
      ...given,
      ...found.map(({ position, score }) => ({ position, lane: lanes.indexOf('shown'), score: score / 100 })),
    ],
  }
}

/** A step done several times in a row is one visit. */
const visitsOf = (events: CustomerJourney['events']): Visit[] =>
  events
    .filter(({ step }, index) => step !== events[index - 1]?.step)
    .map(({ step, position, at }) => ({ step, position, at: Date.parse(at) / 1000 }))

const promisesOf = ({ steps }: Plan): Map<number, number> =>
  new Map(
    steps.flatMap(({ promiseHours }, index) =>
      promiseHours ? [[index + 1, Math.round(promiseHours * 3600)] as const] : [],
    ),
  )

const sources = [null, 'said', 'read', 'shown'] as const

type Dot = CustomerLine['dots'][number]

/** What she said at a step counts before what was read or shown; the newest of it counts. */
const readingAt = (journey: CustomerJourney, step: number): Pick<Dot, 'score' | 'source'> => {
  const positions = new Set(
    journey.events.filter((event) => event.step === step).map((event) => event.position),
  )
  const [best] = journey.readings
    .filter((reading) => positions.has(reading.position))
    .sort((a, b) => a.lane - b.lane || b.position - a.position || a.score - b.score)
  return best ? { score: best.score, source: sources[best.lane] ?? null } : { score: null, source: null }
}

export const lineOf = (map: string, journey: CustomerJourney | undefined): CustomerLine => {
  if (!journey) return { map, dots: [], lastStep: null, state: null }
  const { events, plan } = journey
  const idOf = (step: number): string => plan.steps[step - 1]?.id ?? ''
  const dots = new Map<number, Dot>()
  for (const [index, event] of events.entries()) {
    const entered = events[index - 1]?.step !== event.step
    const dot = dots.get(event.step)
    if (dot) {
      dot.visits += entered ? 1 : 0
      if (entered) dot.lastAt = event.at
    } else
      dots.set(event.step, {
        step: idOf(event.step),
        firstAt: event.at,
        lastAt: event.at,
        visits: 1,
        ...readingAt(journey, event.step),
      })
  }
  const last = events.at(-1)
  return { map, dots: [...dots.values()], lastStep: last ? idOf(last.step) : null, state: journey.state }
}
