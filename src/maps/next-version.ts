/** Versions of derived rows: later ones win over earlier ones, also across restarts. */

let last = 0n

export function nextVersion(): bigint {
  const now = BigInt(Date.now()) * 1000n
  last = now > last ? now : last + 1n
  return last
}
