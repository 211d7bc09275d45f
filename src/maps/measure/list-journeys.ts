/** The journeys behind a number: exactly those that it counts. */
import { stateName } from '../../journey/measure/contribution-code.ts'
import type { NumberDefinition } from '../../journey/measure/numbers.ts'
import type { JourneyRow } from '../../model/measure.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { matchingSql } from '../customers/find-customers.ts'
import { hasRuns, journeysWithCodes, storedJourneysSql } from './journeys-sql.ts'
import { matchesSql, matchesStoredSql, rangeParams } from './matches-sql.ts'
import { journeyBehind, type Page, type Placed, pageOfJourneys } from './page-of-journeys.ts'
import type { Plan } from './plan.ts'
import { planKey } from './stored-journeys.ts'

/** `query`: a part of a name, e-mail, id, or of what is followed. */
export type SearchedPage = Page & { query?: string | undefined }

export type JourneysFound = { total: number; customers: number; rows: JourneyRow[]; next: string | null }

/** Worked out from the journey rows: for questions that nothing is stored for. */
export const listJourneys = (
  journeys: Journeys,
  plan: Plan,
  number: NumberDefinition,
  page: SearchedPage,
  signal?: AbortSignal,
): Promise<JourneysFound> => {
  const sql = `SELECT customer, object, state, started, last, cs[-1] AS last_step, length(c) AS steps
    FROM (${journeysWithCodes(plan)}) WHERE ${matchesSql(number)}`
  return found(journeys, plan, { sql, params: { ...plan.params, ...rangeParams(number) } }, page, signal)
}

/** The same from what is stored for the plan, which must be up to date. */
export const listStoredJourneys = (
  journeys: Journeys,
  plan: Plan,
  number: NumberDefinition,
  page: SearchedPage,
  signal?: AbortSignal,
): Promise<JourneysFound> => {
  const sql = `SELECT customer, object, state, started, last, step AS last_step, visits_done AS steps
    FROM (${storedJourneysSql(plan)}) WHERE ${matchesStoredSql(number)}`
  const params = { ...plan.params, ...rangeParams(number), planKey: planKey(plan) }
  return found(journeys, plan, { sql, params }, page, signal)
}

type Row = { state: number; last_step: number; steps: number }

async function found(
  journeys: Journeys,
  plan: Plan,
  chosen: { sql: string; params: Record<string, unknown> },
  page: SearchedPage,
  signal?: AbortSignal,
): Promise<JourneysFound> {
  const query = page.query?.trim()
  const searched = query
    ? {
        sql: `SELECT * FROM (${chosen.sql}) AS chosen WHERE positionCaseInsensitiveUTF8(object, {query:String}) > 0
          OR customer IN (SELECT customer FROM journeys FINAL WHERE follow = 0 AND ${matchingSql})`,
        params: { ...chosen.params, query },
      }
    : chosen
  const distinct = plan.follow === 0 && !hasRuns(plan) ? 'count()' : 'uniqExact(customer)'
  const wanted = {
    ...searched,
    columns: 'toUInt8(state) AS state, toUInt32(last_step) AS last_step, toUInt32(steps) AS steps',
    totals: { total: 'count()', customers: distinct },
  }
  const { totals, rows, next } = await pageOfJourneys<Row, { total: number; customers: number }>(
    journeys,
    wanted,
    page,
    signal,
  )
  return { ...totals, rows: rows.map((row) => toJourneyRow(row, plan)), next }
}

const toJourneyRow = (row: Placed<Row>, plan: Plan): JourneyRow => ({
  ...journeyBehind(row),
  state: stateName(row.state),
  lastStep: plan.steps[row.last_step - 1]?.id ?? '',
  steps: row.steps,
})
