/** What is known of a measured map: counts of contributions, which add up and can be taken back. */
import type { CodeRange } from './contribution-code.ts'

export type MoneyAt = { step: number; currency: string; mentioned: boolean; minor: number }

/** What a set of customers contributes; sets without a common customer add up. */
export type Contributions = {
  counts: ReadonlyMap<number, number>
  money: readonly MoneyAt[]
  customers: number
}

export class MeasureState {
  private readonly counts = new Map<number, number>()
  private readonly sums = new Map<string, MoneyAt>()
  private sorted: { codes: Float64Array; upTo: Float64Array } | null = null
  customers = 0

  add(contributions: Contributions, sign: 1 | -1): void {
    this.sorted = null
    this.customers += sign * contributions.customers
    for (const [code, count] of contributions.counts) {
      const next = (this.counts.get(code) ?? 0) + sign * count
      if (next === 0) this.counts.delete(code)
      else this.counts.set(code, next)
    }
    for (const { step, currency, mentioned, minor } of contributions.money) {
      const key = `${step} ${currency} ${mentioned}`
      const next = (this.sums.get(key)?.minor ?? 0) + sign * minor
      if (next === 0) this.sums.delete(key)
      else this.sums.set(key, { step, currency, mentioned, minor: next })
    }
  }

  /** How many contributions lie in the ranges. */
  count(ranges: readonly CodeRange[]): number {
    const { codes, upTo } = this.index()
    return ranges.reduce((sum, { low, high }) => {
      const from = firstAtLeast(codes, low)
      const to = firstAtLeast(codes, high + 1)
      return sum + (upTo[to] ?? 0) - (upTo[from] ?? 0)
    }, 0)
  }

  /** Visits each contribution in a range with its count, in order. A large map has some hundred thousand. */
  each({ low, high }: CodeRange, visit: (code: number, count: number) => void): void {
    const { codes, upTo } = this.index()
    const end = firstAtLeast(codes, high + 1)
    for (let at = firstAtLeast(codes, low); at < end; at++)
      visit(codes[at] ?? 0, (upTo[at + 1] ?? 0) - (upTo[at] ?? 0))
  }

  money(): MoneyAt[] {
    return [...this.sums.values()].sort(
      (a, b) =>
        a.step - b.step || a.currency.localeCompare(b.currency) || Number(a.mentioned) - Number(b.mentioned),
    )
  }

  /** Everything, for comparing two states and for keeping one. */
  contents(): { counts: [number, number][]; money: MoneyAt[]; customers: number } {
    return {
      counts: [...this.counts].sort(([a], [b]) => a - b),
      money: this.money(),
      customers: this.customers,
    }
  }

  private index(): { codes: Float64Array; upTo: Float64Array } {
    if (this.sorted) return this.sorted
    const codes = Float64Array.from(this.counts.keys()).sort()
    const upTo = new Float64Array(codes.length + 1)
    codes.forEach((code, at) => {
      upTo[at + 1] = (upTo[at] ?? 0) + (this.counts.get(code) ?? 0)
    })
    this.sorted = { codes, upTo }
    return this.sorted
  }
}

/** Position of the first value that is not below the limit; values are in order. */
function firstAtLeast(values: Float64Array, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
