/** Student's t distribution, for means of few readings. */
import { normalQuantile } from './normal.ts'
import { lowerBeta } from './special-functions.ts'

export function studentTCdf(t: number, degrees: number): number {
  const tail = 0.5 * lowerBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
  return t < 0 ? tail : 1 - tail
}

/** The t with the given share below it. */
export function studentTQuantile(share: number, degrees: number): number {
  if (share === 0.5) return 0
  if (share < 0.5) return -studentTQuantile(1 - share, degrees)
  if (share >= 1) return Infinity
  let low = normalQuantile(share) // the tails of t are heavier, so t lies above z
  let high = Math.max(1, low)
  while (studentTCdf(high, degrees) < share) high *= 2
  for (let round = 0; round < 200 && high - low > 1e-12 * high; round++) {
    const middle = (low + high) / 2
    if (studentTCdf(middle, degrees) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

const t95ByDegrees = new Map<number, number>()

/** t of a two-sided 95 % interval; remembered, as every touchpoint of every map asks for it. */
export function t95(degrees: number): number {
  const known = t95ByDegrees.get(degrees)
  if (known !== undefined) return known
  // Beyond 1 000 degrees t differs from its limit by less than 0.13 % and needs no table.
  const value = studentTQuantile(0.975, Math.min(degrees, 1_000))
  if (degrees <= 1_000) t95ByDegrees.set(degrees, value)
  return value
}
