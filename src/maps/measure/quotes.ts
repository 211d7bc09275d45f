/** What customers wrote at each step: the most telling words, good and bad. */
import type { Channel } from '../../model/channel.ts'
import type { Quote } from '../../model/measure.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { ownedInteractionsSql, theseCustomers } from '../../storage/journeys/owned-interactions.ts'
import { readingsSql } from './journeys-sql.ts'
import type { Plan, TouchpointTable } from './plan.ts'

export type QuotesByStep = Record<string, { best: Quote[]; worst: Quote[] }>

type Candidate = [half: number, at: number, score: number, customer: string, lane: number, touchpoint: number]
type Found = { step: number; best: Candidate[]; worst: Candidate[] }

/** More candidates than quotes, since a rating may come without words. */
const candidates = 40
const perSide = 3

/** Strongest feeling first (in halves of a point), newest first among equals. */
const candidatesSql = (plan: Plan): string => `
  SELECT step,
    arraySlice(arraySort(x -> (-x.1, -toInt64(x.2)), groupArrayIf(candidate, score > 0)), 1, ${candidates}) AS best,
    arraySlice(arraySort(x -> (x.1, -toInt64(x.2)), groupArrayIf(candidate, score < 0)), 1, ${candidates}) AS worst
  FROM (SELECT step, score, (toInt32(round(score / 50)), at, toInt32(score), customer, lane, touchpoint) AS candidate
    FROM (${readingsSql(plan)}) WHERE lane IN (1, 2) AND score != 0)
  GROUP BY step`

export async function quotesOf(
  journeys: Journeys,
  plan: Plan,
  touchpoints: TouchpointTable,
): Promise<QuotesByStep> {
  const found = await journeys.rows<Found>(candidatesSql(plan), plan.params)
  const texts = await textsOf(
    journeys,
    found.flatMap(({ best, worst }) => [...best, ...worst]),
  )
  const quotes: QuotesByStep = {}
  for (const { step, best, worst } of found) {
    const id = plan.steps[step - 1]?.id
    if (id === undefined) continue
    const pick = (list: Candidate[]): Quote[] =>
      list.flatMap((candidate) => toQuote(candidate, texts, touchpoints)).slice(0, perSide)
    quotes[id] = { best: pick(best), worst: pick(worst) }
  }
  return quotes
}

const textKey = (customer: string, at: number, score: number): string => `${customer} ${at} ${score}`

async function textsOf(journeys: Journeys, wanted: Candidate[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map()
  const customers = [...new Set(wanted.map(([, , , customer]) => customer))].map(BigInt)
  const which = theseCustomers(customers)
  const rows = await journeys.rows<{ customer: string; seconds: number; score: number; text: string }>(
    `SELECT customer, toUInt32(toUnixTimestamp(at)) AS seconds, score, substringUTF8(text, 1, 400) AS text
    FROM (${ownedInteractionsSql(which, "text != '' AND toUnixTimestamp(at) IN {times:Array(UInt32)}")})`,
    { ...which.params, times: [...new Set(wanted.map(([, at]) => at))] },
  )
  return new Map(rows.map((row) => [textKey(row.customer, row.seconds, row.score), row.text]))
}

function toQuote(
  [, at, score, customer, lane, touchpoint]: Candidate,
  texts: Map<string, string>,
  touchpoints: TouchpointTable,
): Quote[] {
  const text = texts.get(textKey(customer, at, score))
  if (!text) return []
  const channel: Channel = touchpoints.get(touchpoint)?.channel ?? 'other'
  return [
    {
      text,
      score: score / 100,
      source: lane === 1 ? 'said' : 'read',
      at: new Date(at * 1000).toISOString(),
      channel,
      touchpoint,
      customer: customer as Quote['customer'],
    },
  ]
}
