/** Cuts the numbers that homes and customers have into equal ranges; they are hashes, so each holds about as many rows. */

const highest = 2n ** 64n - 1n

/** At least one; both ends belong to the range. */
export function rangesOfHomes(wanted: number): { low: bigint; high: bigint }[] {
  const ranges = Math.max(1, wanted)
  const width = (highest + 1n) / BigInt(ranges)
  return Array.from({ length: ranges }, (_, index) => ({
    low: width * BigInt(index),
    high: index === ranges - 1 ? highest : width * BigInt(index + 1) - 1n,
  }))
}
