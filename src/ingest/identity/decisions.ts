/** What people decide of who is who: two customers are one, or are not after all. */
import type { Kysely } from 'kysely'
import { appError } from '../../model/app-error.ts'
import type { MergeEntry } from '../../model/customer.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { maxMergesPerCustomer } from './evidence.ts'
import { mergeEntry } from './identity-log.ts'
import { markStale } from './link-records.ts'
import { mergesOf, removeMerge, type standingMerges, writeMerge } from './merge-log.ts'
import type { Owners } from './owners.ts'
import { tellMerge } from './tell-merge.ts'

/** `customers`: whose journeys must be derived again. */
export type Decided = { entry: MergeEntry; customers: Set<bigint> }

type Needs = {
  db: Kysely<Tables>
  now: () => number
  merges: Awaited<ReturnType<typeof standingMerges>>
  owners: Owners
  /** Every home whose customer may change with a merge of this one. */
  dependents(home: bigint): Promise<bigint[]>
  /** Brings the memberships of these homes up to the evidence and the decisions. */
  settle(homes: readonly bigint[]): Promise<{ customers: Set<bigint> }>
}

export function createDecisions({ db, now, merges, owners, dependents, settle }: Needs) {
  /**
   * Joins two customers by the decision of a person. A known customer survives an anonymous one. `recorded`: both have
   * a record, so they are known although nothing of them may be stored yet.
   */
  async function merge(
    from: bigint,
    into: bigint,
    actor: string,
    reason: string,
    { recorded = false } = {},
  ): Promise<Decided> {
    const [a, b] = [await owners.onlyCustomer(from), await owners.onlyCustomer(into)]
    if (a === b)
      throw appError('identity.same-customer', 'These are already one customer; there is nothing to merge.', {
        customer: String(a),
      })
    const [aKnown, bKnown] = recorded ? [true, true] : [await owners.existing(a), await owners.existing(b)]
    const [loser, survivor] = aKnown && !bKnown ? [b, a] : [a, b]
    const joined = merges.through(loser).length + merges.through(survivor).length + 1
    if (joined > maxMergesPerCustomer)
      throw appError(
        'identity.limit-reached',
        `A customer can be merged from at most ${maxMergesPerCustomer} others. Check whether these are really one person.`,
        { limit: maxMergesPerCustomer },
      )
    const affected = await dependents(loser)
    const id = await db.transaction().execute(async (transaction) => {
      await markStale(transaction, affected)
      const at = new Date(now())
      await tellMerge(transaction, 'customer.merged', { from: loser, into: survivor, actor, reason, at })
      return writeMerge(transaction, { from: loser, into: survivor, actor, evidence: reason, at })
    })
    merges.add(loser, survivor)
    const { customers } = await settle(affected)
    const entry = (await mergesOf(db, [loser])).find((merge) => merge.id === id)
    if (!entry) throw appError('server.internal', 'The merge that was just made cannot be read.', { id })
    return { entry: mergeEntry(entry), customers: customers.add(loser).add(survivor) }
  }

  /** Takes one merge back; everything else that was learned stays. */
  async function unmerge(id: number, actor: string): Promise<Pick<Decided, 'customers'>> {
    const removed = await db.transaction().execute(async (transaction) => {
      const at = new Date(now())
      const found = await removeMerge(transaction, id, actor, at)
      if (!found) return undefined
      await markStale(transaction, [found.from])
      await tellMerge(transaction, 'customer.separated', { ...found, actor, reason: '', at })
      return found
    })
    if (!removed)
      throw appError('identity.merge-not-found', `There is no merge ${id} in force. Reload the merge log.`, {
        id,
      })
    const affected = await dependents(removed.from)
    merges.remove(removed.from)
    const { customers } = await settle(affected)
    return { customers: customers.add(removed.from).add(merges.survivor(removed.into)) }
  }

  return { merge, unmerge }
}
