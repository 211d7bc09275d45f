/** When a message is tried again, and when one stops trying. Pure. */

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000]

/** Waits between attempts; with the first attempt there is one more of those than of these: about three days in all. */
export const retryWaitsMs: readonly number[] = [
  ...[5 * second, minute, 5 * minute, 20 * minute],
  ...[hour, 3 * hour, 6 * hour, 12 * hour, day, day],
]

/** A server that fails for so long with everything is told nothing more until somebody looks. */
export const offAfterMs = 3 * day
const longestWaitMs = day
/** All messages to one address rest after a failure, for longer with each further one in a row. */
export const longestRestMs = 5 * minute

/** undefined: it was tried often enough. `chance`: 0 … 1, so that many do not come back in the same moment. */
export const nextWaitMs = (attempts: number, chance: number, askedMs = 0): number | undefined => {
  const wait = retryWaitsMs[attempts - 1]
  if (wait === undefined) return undefined
  return Math.min(longestWaitMs * 1.2, Math.max(wait * (0.8 + 0.4 * chance), askedMs))
}
