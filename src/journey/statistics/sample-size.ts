/** How many customers each arm of a comparison of two rates needs. */
import { normalQuantile } from './normal.ts'

export type SampleSizeSettings = { power?: number; significance?: number }

/** Not rounded: round up to whole customers where it is shown. */
export function sampleSizePerArm(
  rateNow: number,
  rateHoped: number,
  { power = 0.8, significance = 0.05 }: SampleSizeSettings = {},
): number {
  const middle = (rateNow + rateHoped) / 2
  const underNoEffect = normalQuantile(1 - significance / 2) * Math.sqrt(2 * middle * (1 - middle))
  const underEffect = normalQuantile(power) * Math.sqrt(rateNow * (1 - rateNow) + rateHoped * (1 - rateHoped))
  return ((underNoEffect + underEffect) / (rateHoped - rateNow)) ** 2
}
