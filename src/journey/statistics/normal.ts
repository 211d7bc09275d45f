/** The normal distribution: shares below a value and values at a share. */
import { upperGamma } from './special-functions.ts'

export function normalCdf(z: number): number {
  const tail = 0.5 * upperGamma(0.5, (z * z) / 2)
  return z < 0 ? tail : 1 - tail
}

/** p of a z as far from zero on either side; exact far out, where 1 - cdf would round to 0. */
export const twoSidedP = (z: number): number => upperGamma(0.5, (z * z) / 2)

/** The z with the given share below it. */
export function normalQuantile(share: number): number {
  if (share <= 0) return -Infinity
  if (share >= 1) return Infinity
  if (share > 0.5) return -normalQuantile(1 - share)
  // Abramowitz & Stegun 26.2.23 (4 digits), then Halley steps to full precision.
  const t = Math.sqrt(-2 * Math.log(share))
  let z =
    -t +
    (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  for (let round = 0; round < 3; round++) {
    const step = (normalCdf(z) - share) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2)
    z -= step / (1 + (z * step) / 2)
  }
  return z
}
