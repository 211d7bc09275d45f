/** Names the customers whose journeys must be derived again. */
import type { AcceptedBatch } from '../accepted-batch.ts'
import { type Draft, lanes } from '../draft.ts'
import type { Identity } from '../identity/identity.ts'

const shownAtMost = 20

/** A user's own home is moved by merges alone, which are in memory; the others are looked up. */
async function customersOf(drafts: readonly Draft[], identity: Identity): Promise<bigint[]> {
  const others = drafts.filter((draft) => !draft.userId)
  const owners = await identity.ownersOf(others)
  const customerOfOther = new Map(others.map((draft, index) => [draft, owners[index] ?? draft.home]))
  return drafts.map((draft) => customerOfOther.get(draft) ?? identity.survivor(draft.home))
}

export async function markDirty(
  drafts: readonly Draft[],
  identity: Identity,
  changedByIdentity: Iterable<bigint>,
): Promise<AcceptedBatch> {
  const customers = await customersOf(drafts, identity)
  return {
    customers: [...new Set([...customers, ...changedByIdentity])],
    homes: [...new Set(drafts.map((draft) => draft.home))],
    interactions: drafts.length,
    acceptedAt: Math.min(...drafts.map((draft) => draft.receivedAt)),
    latest: drafts.slice(-shownAtMost).map((draft, index, shown) => ({
      customer: customers[drafts.length - shown.length + index] ?? draft.home,
      label: draft.userId || draft.anonymousId,
      at: draft.at,
      kind: draft.kind,
      name: draft.kindKey.name || draft.kindKey.path,
      score: draft.lane === lanes.none ? null : draft.score / 100,
    })),
  }
}
