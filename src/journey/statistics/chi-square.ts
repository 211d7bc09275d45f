/** Do several groups share one rate? Pearson's chi-square. */
import { upperGamma } from './special-functions.ts'

/** Share of the chi-square distribution above the statistic. */
export const chiSquareP = (statistic: number, degrees: number): number =>
  upperGamma(degrees / 2, statistic / 2)

export type RateOfGroup = { successes: number; n: number }

/** Null when the groups leave nothing to compare (one group, or all or none succeeded). */
export function equalRatesTest(
  groups: readonly RateOfGroup[],
): { statistic: number; degrees: number; p: number } | null {
  const asked = groups.filter(({ n }) => n > 0)
  const n = asked.reduce((sum, group) => sum + group.n, 0)
  const rate = asked.reduce((sum, group) => sum + group.successes, 0) / n
  if (asked.length < 2 || rate === 0 || rate === 1) return null
  const statistic = asked.reduce(
    (sum, group) => sum + (group.successes - group.n * rate) ** 2 / (group.n * rate * (1 - rate)),
    0,
  )
  const degrees = asked.length - 1
  return { statistic, degrees, p: chiSquareP(statistic, degrees) }
}
