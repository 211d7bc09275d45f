/** How many have left by each of several exits, while some are still inside (Aalen-Johansen). */

/** Those who left at this time by each exit, in the same order everywhere, and those last seen inside. */
export type Exits = { time: number; events: readonly number[]; censored: number }

export type IncidenceStep = {
  time: number
  atRisk: number
  /** Share that has left by each exit so far. One minus a Kaplan-Meier curve per exit would overstate these. */
  left: number[]
  /** Share still inside; with all shares that left it makes 1. */
  inside: number
}

/** Rows may come in any order and repeat a time. */
export function cumulativeIncidence(rows: readonly Exits[]): IncidenceStep[] {
  const exits = Math.max(0, ...rows.map((row) => row.events.length))
  const left = new Array<number>(exits).fill(0)
  let inside = 1
  let atRisk = rows.reduce((sum, row) => sum + row.censored + leaving(row), 0)
  const steps: IncidenceStep[] = []
  for (const [time, together] of byTime(rows)) {
    const gone = together.reduce((sum, row) => sum + leaving(row), 0)
    for (const row of together) {
      row.events.forEach((count, exit) => {
        left[exit] = (left[exit] ?? 0) + (inside * count) / atRisk
      })
    }
    inside *= (atRisk - gone) / atRisk
    steps.push({ time, atRisk, left: [...left], inside })
    atRisk -= gone + together.reduce((sum, row) => sum + row.censored, 0)
  }
  return steps
}

const leaving = (row: Exits): number => row.events.reduce((sum, count) => sum + count, 0)

function byTime(rows: readonly Exits[]): [time: number, rows: Exits[]][] {
  const merged = new Map<number, Exits[]>()
  for (const row of rows) {
    if (row.censored + leaving(row) === 0) continue
    const known = merged.get(row.time)
    if (known) known.push(row)
    else merged.set(row.time, [row])
  }
  return [...merged].sort(([a], [b]) => a - b)
}
