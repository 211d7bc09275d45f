/** Net promoter score: promoters minus detractors, with an interval that is honest at small n. */
import { type Interval, z95 } from '../statistics/interval.ts'

export type NpsGroup = 'promoter' | 'passive' | 'detractor'

export function npsGroup(answer: number): NpsGroup {
  if (answer >= 9) return 'promoter'
  return answer > 6 ? 'passive' : 'detractor'
}

export type Nps = Interval & {
  n: number
  /** -100..100, as everybody computes it. */
  score: number
  /** The middle of the interval; drawn toward 0 at small n. */
  adjusted: number
}

/** Adjusted Wald (Rocks 2016): three more answers, a quarter of them undecided. Null when nobody answered. */
export function nps(counts: { promoters: number; passives: number; detractors: number }): Nps | null {
  const { promoters, passives, detractors } = counts
  const n = promoters + passives + detractors
  if (n <= 0) return null
  const forIt = (promoters + 0.75) / (n + 3)
  const against = (detractors + 0.75) / (n + 3)
  const adjusted = forIt - against
  const reach = z95 * Math.sqrt((forIt + against - adjusted * adjusted) / (n + 3))
  return {
    n,
    score: (100 * (promoters - detractors)) / n,
    adjusted: 100 * adjusted,
    lower: Math.max(-100, 100 * (adjusted - reach)),
    upper: Math.min(100, 100 * (adjusted + reach)),
  }
}
