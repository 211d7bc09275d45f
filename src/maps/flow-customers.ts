/** The customers behind a number of the flow: exactly those that it counts. */
import { appError } from '../model/app-error.ts'
import {
  endNode,
  type FlowCustomers,
  type FlowJourneyRow,
  otherNode,
  placeNamed,
  startNode,
} from '../model/flow.ts'
import type { Journeys } from '../storage/journeys/connect.ts'
import { framed, nodeName } from './flow.ts'
import { customersCounted, type FlowFrame, type FlowPlace, paramsOfPlace, whoDidSql } from './flow-sql.ts'
import { touchpointsShown } from './flow-touchpoints.ts'
import { journeyBehind, type Page, type Placed, pageOfJourneys } from './measure/page-of-journeys.ts'
import type { TouchpointTable } from './measure/plan.ts'

/** One row per journey that did it, with how often; the frame must be that of the flow which showed the number. */
export async function flowCustomers(
  journeys: Journeys,
  touchpoints: TouchpointTable,
  frame: FlowFrame,
  number: string,
  page: Page,
  signal?: AbortSignal,
): Promise<FlowCustomers> {
  const place = placeNamed(number)
  if (!place)
    throw appError(
      'map.unknown-number',
      `A flow has no number called "${number}". Take the name from a node or an edge of the flow.`,
      { number },
    )
  const met = await touchpointsShown(journeys, frame, signal ? { signal } : {})
  const { sql, params, kept } = framed(frame, met, touchpoints)
  const shown = new Set([startNode, endNode, otherNode, ...kept.map(({ tp }) => tp)])
  const { from, to } = place
  if (!shown.has(from) || !shown.has(to))
    throw appError(
      'map.unknown-number',
      'The flow does not show this touchpoint by itself. Ask with the filters and the number of touchpoints that the flow was asked with.',
      { number },
    )
  const { totals, rows, next } = await pageOfJourneys<{ times: number }, Totals>(
    journeys,
    {
      sql: whoDidSql(sql, place),
      params: { ...params, ...paramsOfPlace(place) },
      columns: 'times',
      totals: { total: 'count()', customers: customersCounted(frame.follow), times: 'sum(times)' },
    },
    page,
    signal,
  )
  return {
    number,
    title: titleOf(place, touchpoints),
    ...totals,
    rows: rows.map(toRow),
    next,
  }
}

type Totals = { total: number; customers: number; times: number }

function titleOf({ kind, from, to }: FlowPlace, touchpoints: TouchpointTable): string {
  const [one, other] = [nodeName(from, touchpoints), nodeName(to, touchpoints)]
  if (kind === 'node')
    return from === startNode ? 'started' : from === endNode ? 'came to their last touchpoint' : `did ${one}`
  if (from === startNode) return `began with ${other}`
  return to === endNode ? `did ${one} last` : `went from ${one} to ${other}`
}

const toRow = (row: Placed<{ times: number }>): FlowJourneyRow => ({
  ...journeyBehind(row),
  times: row.times,
})
