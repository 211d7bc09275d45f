/** What is known of a measured map: counts of contributions, which add up and can be taken back. */
import type { CodeRange } from './contribution-code.ts'

export type MoneyAt = { step: number; currency: string; mentioned: boolean; minor: number }

/** What a set of customers contributes; sets without a common customer add up. */
export type Contributions = {
  counts: ReadonlyMap<number, number>
  money: readonly MoneyAt[]
  customers: number
}

/**
 * Two long arrays instead of a table of numbers: a large map has some hundred thousand codes, many maps are kept, and
 * each round of upkeep changes few of them.
 */
export class MeasureState {
  /** Every code that is contributed, in order. */
  private codes = new Uint32Array(0)
  /** How many contributions lie before each of the codes, and after the last. */
  private upTo = new Float64Array(1)
  private readonly sums = new Map<string, MoneyAt>()
  customers = 0

  add(contributions: Contributions, sign: 1 | -1): void {
    this.customers += sign * contributions.customers
    this.merge(Uint32Array.from(contributions.counts.keys()).sort(), contributions.counts, sign)
    for (const { step, currency, mentioned, minor } of contributions.money) {
      const key = `${step} ${currency} ${mentioned}`
      const next = (this.sums.get(key)?.minor ?? 0) + sign * minor
      if (next === 0) this.sums.delete(key)
      else this.sums.set(key, { step, currency, mentioned, minor: next })
    }
  }

  /** Bytes of memory, but for the few sums of money. */
  size(): number {
    return this.codes.byteLength + this.upTo.byteLength
  }

  /** How many contributions lie in the ranges. */
  count(ranges: readonly CodeRange[]): number {
    const { codes, upTo } = this
    return ranges.reduce((sum, { low, high }) => {
      const from = firstAtLeast(codes, low)
      const to = firstAtLeast(codes, high + 1)
      return sum + (upTo[to] ?? 0) - (upTo[from] ?? 0)
    }, 0)
  }

  /** Visits each contribution in a range with its count, in order. A large map has some hundred thousand. */
  each({ low, high }: CodeRange, visit: (code: number, count: number) => void): void {
    const end = firstAtLeast(this.codes, high + 1)
    for (let at = firstAtLeast(this.codes, low); at < end; at++) visit(this.codes[at] ?? 0, this.countAt(at))
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
      counts: [...this.codes].map((code, at) => [code, this.countAt(at)]),
      money: this.money(),
      customers: this.customers,
    }
  }

  private countAt(at: number): number {
    return (this.upTo[at + 1] ?? 0) - (this.upTo[at] ?? 0)
  }

  /** What comes to nothing is left out. */
  private merge(changed: Uint32Array, counts: ReadonlyMap<number, number>, sign: 1 | -1): void {
    const codes = new Uint32Array(this.codes.length + changed.length)
    const upTo = new Float64Array(codes.length + 1)
    let length = 0
    const put = (code: number, count: number): void => {
      if (count === 0) return
      codes[length] = code
      upTo[length + 1] = (upTo[length] ?? 0) + count
      length++
    }
    let at = 0
    for (const code of changed) {
      for (; (this.codes[at] ?? code) < code; at++) put(this.codes[at] ?? 0, this.countAt(at))
      const known = this.codes[at] === code ? this.countAt(at++) : 0
      put(code, known + sign * (counts.get(code) ?? 0))
    }
    for (; at < this.codes.length; at++) put(this.codes[at] ?? 0, this.countAt(at))
    this.codes = codes.slice(0, length)
    this.upTo = upTo.slice(0, length + 1)
  }
}

/** Position of the first value that is not below the limit; values are in order. */
function firstAtLeast(values: Uint32Array, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
