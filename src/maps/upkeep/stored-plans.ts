/** Which plans have stored journeys, and whose stored journeys are behind. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { forgetRound } from '../derive-round.ts'
import { rowsOfCustomers } from '../measure/journey-rows.ts'
import type { Plan } from '../measure/plan.ts'
import {
  dropOtherPlans,
  forgetAllStored,
  markStored,
  planKey,
  storeChange,
  storedPlans,
  storePlan,
} from '../measure/stored-journeys.ts'

const customersAtOnce = 3_000
/** More customers behind than this, and storing the whole plan anew is cheaper. */
const mostBehind = 50_000

export class StoredPlans {
  private readonly journeys: Journeys
  private readonly nextRound: () => bigint
  private readonly behind = new Map<bigint, Set<bigint>>()
  private recalled = false

  constructor(journeys: Journeys, nextRound: () => bigint) {
    this.journeys = journeys
    this.nextRound = nextRound
  }

  isCurrent(plan: Plan): boolean {
    return this.behind.get(planKey(plan))?.size === 0
  }

  /** What an earlier process stored must follow every change from the first round on, watched or not. */
  async recall(): Promise<void> {
    if (this.recalled) return
    for (const key of await storedPlans(this.journeys)) this.behind.set(key, new Set())
    this.recalled = true
  }

  /** Stored plans that nobody watches are not kept up to date, only told who has changed. */
  async defer(watched: ReadonlySet<bigint>, customers: readonly bigint[]): Promise<void> {
    for (const [key, behind] of this.behind) {
      if (watched.has(key)) continue
      // A process that dies now must not trust these rows when it starts again.
      if (behind.size === 0) await markStored(this.journeys, key, false)
      for (const customer of customers) behind.add(customer)
      if (behind.size > mostBehind) this.behind.delete(key)
    }
  }

  /** A round failed: nobody knows which of these customers' stored journeys it reached. */
  doubt(customers: readonly bigint[]): void {
    for (const behind of this.behind.values()) for (const customer of customers) behind.add(customer)
  }

  async bringUpToDate(plan: Plan): Promise<void> {
    const key = planKey(plan)
    await this.recall()
    const behind = this.behind.get(key)
    if (!behind) {
      await storePlan(this.journeys, plan)
      this.behind.set(key, new Set())
      return
    }
    if (behind.size === 0) return
    const late = [...behind]
    for (let at = 0; at < late.length; at += customersAtOnce) {
      const some = late.slice(at, at + customersAtOnce)
      const round = this.nextRound()
      await storeChange(this.journeys, plan, round, rowsOfCustomers(some), some)
      await forgetRound(this.journeys, round)
    }
    behind.clear()
    await markStored(this.journeys, key, true)
  }

  /** What is stored for plans other than these is given up. */
  async dropOthers(used: readonly Plan[]): Promise<void> {
    await this.recall()
    for (const key of await dropOtherPlans(this.journeys, new Set(used.map(planKey)))) this.behind.delete(key)
  }

  async forgetAll(): Promise<void> {
    this.behind.clear()
    await forgetAllStored(this.journeys)
  }
}
