/** Does one segment take longer than another? The log-rank test of two survival curves. */
import { chiSquareP } from './chi-square.ts'
import type { Spells } from './kaplan-meier.ts'

export type LogRank = {
  statistic: number
  p: number
  /** Events of the first group, and those it would have if both were alike. */
  observed: number
  expected: number
}

/** Null when nothing happened, or never while both groups still had someone waiting. */
export function logRank(first: readonly Spells[], second: readonly Spells[]): LogRank | null {
  const times = [...new Set([...first, ...second].map(({ time }) => time))].sort((a, b) => a - b)
  const a = new Waiting(first)
  const b = new Waiting(second)
  let observed = 0
  let expected = 0
  let variance = 0
  for (const time of times) {
    const atRisk = a.atRisk + b.atRisk
    const eventsOfA = a.eventsAt(time)
    const events = eventsOfA + b.eventsAt(time)
    observed += eventsOfA
    expected += (events * a.atRisk) / atRisk
    if (atRisk > 1) {
      variance += (events * a.atRisk * b.atRisk * (atRisk - events)) / (atRisk * atRisk * (atRisk - 1))
    }
    a.passBy(time)
    b.passBy(time)
  }
  if (variance <= 0) return null
  const statistic = (observed - expected) ** 2 / variance
  return { statistic, p: chiSquareP(statistic, 1), observed, expected }
}

/** One group while time passes: how many still wait. */
class Waiting {
  atRisk = 0
  #events = new Map<number, number>()
  #leaving = new Map<number, number>()

  constructor(rows: readonly Spells[]) {
    for (const { time, events, censored } of rows) {
      this.atRisk += events + censored
      this.#events.set(time, this.eventsAt(time) + events)
      this.#leaving.set(time, (this.#leaving.get(time) ?? 0) + events + censored)
    }
  }

  eventsAt(time: number): number {
    return this.#events.get(time) ?? 0
  }

  passBy(time: number): void {
    this.atRisk -= this.#leaving.get(time) ?? 0
  }
}
