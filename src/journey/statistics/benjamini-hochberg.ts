/** Which of many tests stand, when one in twenty would look significant by chance alone. */

export type ControlledTests = {
  /** In the order given. */
  rejected: boolean[]
  /** Smallest false-discovery rate at which each test would stand. */
  adjusted: number[]
}

/** Pass every test that was searched, not only those shown. */
export function benjaminiHochberg(pValues: readonly number[], falseDiscoveryRate = 0.05): ControlledTests {
  const n = pValues.length
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p)
  const adjusted = new Array<number>(n).fill(1)
  let smallest = 1
  order.forEach(({ p, index }, fromTop) => {
    smallest = Math.min(smallest, (p * n) / (n - fromTop))
    adjusted[index] = smallest
  })
  return { adjusted, rejected: adjusted.map((q) => q <= falseDiscoveryRate) }
}
