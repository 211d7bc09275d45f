/** Names the customers whose journeys must be derived again. */
import type { AcceptedBatch, SeenPerson } from '../accepted-batch.ts'
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

function newFrom(
  drafts: readonly Draft[],
  customers: readonly bigint[],
  changedByIdentity: ReadonlySet<bigint>,
): Map<bigint, number> {
  const earliest = new Map<bigint, number>()
  for (const [index, draft] of drafts.entries()) {
    const customer = customers[index] ?? draft.home
    const second = Math.max(0, Math.floor(draft.at / 1000))
    if (!changedByIdentity.has(customer))
      earliest.set(customer, Math.min(second, earliest.get(customer) ?? second))
  }
  return earliest
}

const nothing: Record<string, string> = {}

function peopleIn(drafts: readonly Draft[]): SeenPerson[] {
  const people = new Map<bigint, SeenPerson>()
  for (const { home, userId, traits, at, message } of drafts) {
    if (!userId) continue
    const known = people.get(home)
    const said = message.type === 'identify' ? traits : nothing
    if (!known) people.set(home, { home, userId, traits: said, at })
    else if (said !== nothing)
      people.set(home, {
        ...known,
        traits: at >= known.at ? { ...known.traits, ...said } : { ...said, ...known.traits },
        at: Math.max(at, known.at),
      })
  }
  return [...people.values()]
}

export async function markDirty(
  drafts: readonly Draft[],
  identity: Identity,
  changedByIdentity: Iterable<bigint>,
): Promise<AcceptedBatch> {
  const customers = await customersOf(drafts, identity)
  const changed = new Set(changedByIdentity)
  return {
    newFrom: newFrom(drafts, customers, changed),
    customers: [...new Set([...customers, ...changed])],
    homes: [...new Set(drafts.map((draft) => draft.home))],
    people: peopleIn(drafts),
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
