/** The one quote of a stage that says most: strong feeling first, then the newest. */
import type { Stage } from '../../model/journey-map.ts'
import type { MapMeasure, Quote } from '../../model/measure.ts'

export function tellingQuote(measure: MapMeasure, stage: Stage): Quote | undefined {
  const quotes = stage.steps.flatMap(({ id }) => {
    const of = measure.quotes[id]
    return of ? [...of.best, ...of.worst] : []
  })
  // Half points: two quotes of about the same strength are told apart by their date.
  const strength = ({ score }: Quote) => Math.round(Math.abs(score) * 2)
  return quotes.toSorted((a, b) => strength(b) - strength(a) || b.at.localeCompare(a.at))[0]
}
