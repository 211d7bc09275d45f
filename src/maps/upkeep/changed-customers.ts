/** The customers whose newest interactions are not in the numbers yet, and who waits for which of them. */

/**
 * `acceptedAt`: ms since 1970. `newFrom`: when all that changed is new interactions, the second of the earliest;
 * 0 when more may have changed, so that the customer is derived from the start.
 */
export type Mark = { acceptedAt: number; newFrom: number }
export type Marked = [customer: bigint, mark: Mark]

type Awaited = Map<bigint, PromiseWithResolvers<void>>

export class ChangedCustomers {
  private readonly marks = new Map<bigint, Mark>()
  /** Those of `marks` whom somebody waits for: they go first. */
  private awaited: Awaited = new Map()
  /** Taken by the round that runs now. */
  private taken: readonly Marked[] = []
  /** Those taken are in the numbers already, though not yet on disk. */
  private takenAreCounted = false
  private awaitedInRound: Awaited = new Map()

  mark(customer: bigint, { acceptedAt, newFrom }: Mark): void {
    const known = this.marks.get(customer)
    this.marks.set(customer, {
      acceptedAt: Math.min(acceptedAt, known?.acceptedAt ?? acceptedAt),
      newFrom: Math.min(newFrom, known?.newFrom ?? newFrom),
    })
  }

  /** Whether a round would have anything to do. */
  isEmpty(): boolean {
    return this.marks.size === 0
  }

  /** Customers whose newest interactions are not yet in the numbers. */
  waiting(): number {
    if (this.takenAreCounted) return this.marks.size
    return this.marks.size + this.taken.filter(([customer]) => !this.marks.has(customer)).length
  }

  areAwaited(): boolean {
    return this.awaited.size > 0
  }

  /** Resolves at once, or with the end of the round that holds what was marked of this customer so far. */
  settled(customer: bigint): Promise<void> {
    if (this.marks.has(customer)) return whenSettled(this.awaited, customer)
    if (this.taken.some(([one]) => one === customer)) return whenSettled(this.awaitedInRound, customer)
    return Promise.resolve()
  }

  /** For a round: whoever is waited for, then whoever was marked first. What is marked from now on is of a later round. */
  take(most: number): readonly Marked[] {
    const first = [...this.awaited.keys()].flatMap((customer): Marked[] => {
      const mark = this.marks.get(customer)
      return mark ? [[customer, mark]] : []
    })
    const others = [...this.marks].filter(([customer]) => !this.awaited.has(customer))
    this.taken = [...first, ...others.slice(0, Math.max(0, most - first.length))]
    this.takenAreCounted = false
    for (const [customer] of this.taken) this.marks.delete(customer)
    this.awaitedInRound = this.awaited
    this.awaited = new Map()
    return this.taken
  }

  /** The round has changed the numbers; what it derived is still being written. */
  counted(): void {
    this.takenAreCounted = true
  }

  /** The round has ended well. */
  done(): void {
    this.taken = []
    resolveAll(this.awaitedInRound)
  }

  /** The round has failed, and what it left behind is not known: its customers are derived from the start. */
  putBack(): void {
    for (const [customer, mark] of this.taken) this.mark(customer, { ...mark, newFrom: 0 })
    for (const [customer, { resolve }] of this.awaitedInRound)
      whenSettled(this.awaited, customer).then(resolve)
    this.awaitedInRound.clear()
    this.taken = []
  }

  /** There will be no further round. */
  giveUpWaiting(): void {
    resolveAll(this.awaited)
  }
}

function whenSettled(awaited: Awaited, customer: bigint): Promise<void> {
  const known = awaited.get(customer) ?? Promise.withResolvers<void>()
  awaited.set(customer, known)
  return known.promise
}

function resolveAll(awaited: Awaited): void {
  for (const { resolve } of awaited.values()) resolve()
  awaited.clear()
}
