/** When rounds of upkeep run: one after another while somebody looks or waits, else with pauses between them. */

type RoundsNeeds = {
  isNeeded: () => boolean
  /** Somebody looks at a map, or waits for a customer. */
  isUrgent: () => boolean
  round: () => Promise<void>
  /** Told whenever no round is needed any more. */
  onIdle: () => void
  onError: (error: unknown) => void
}

/**
 * While nobody looks at a map, changes are gathered: a customer who comes up often is then derived once. A pause is as
 * long as the round before it, so that half of the machine is left to those who send.
 */
const leastRestMs = 1_000

export class Rounds {
  private readonly needs: RoundsNeeds
  private running: Promise<void> | null = null
  private closed = false
  private lastAt = Number.NEGATIVE_INFINITY
  private lastMs = 0
  /** How many wait for everything marked to be derived. */
  private waitedFor = 0
  /** Ends a pause early. */
  wake = (): void => {}

  constructor(needs: RoundsNeeds) {
    this.needs = needs
  }

  start(): void {
    if (!this.running && this.needs.isNeeded()) this.running = this.run()
  }

  /** Resolves when no round is needed. */
  async finished(): Promise<void> {
    this.waitedFor++
    this.wake()
    try {
      while (this.running) await this.running
    } finally {
      this.waitedFor--
    }
  }

  /** What waits is still done; a round that fails is not tried again. */
  async close(): Promise<void> {
    this.closed = true
    await this.finished()
  }

  private async run(): Promise<void> {
    const { isNeeded, round, onIdle, onError } = this.needs
    let failures = 0
    // A turn of the event loop, so that customers marked together are taken together.
    await new Promise(setImmediate)
    while (isNeeded() && !(this.closed && failures > 0)) {
      await this.rest()
      try {
        this.lastAt = performance.now()
        await round()
        this.lastMs = performance.now() - this.lastAt
        failures = 0
      } catch (error) {
        failures++
        onError(error)
        await new Promise((resolve) => setTimeout(resolve, Math.min(30_000, 200 * 2 ** failures)))
      }
    }
    this.running = null
    onIdle()
  }

  /** Until the next round is due; ends early when somebody looks or waits. */
  private async rest(): Promise<void> {
    const ms = this.lastAt + Math.max(leastRestMs, 2 * this.lastMs) - performance.now()
    if (ms <= 0 || this.closed || this.waitedFor > 0 || this.needs.isUrgent()) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.wake = () => {}
  }
}
