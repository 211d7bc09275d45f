/** Keeps who is who: takes evidence and decisions in, keeps the memberships of the journeys store up to them. */
import { homeOf } from '../../journey/hash.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { Records } from '../../storage/records/connect.ts'
import { createDecisions } from './decisions.ts'
import { eraseEvidence, eraseMembers } from './erase-identity.ts'
import { comparePlaces, type LinkEvidence } from './evidence.ts'
import { identifiersOf, identityLog } from './identity-log.ts'
import {
  aliasLinks,
  type DroppedLink,
  dropLinks,
  dropLinksOverLimit,
  homesOfSeveralLinks,
  keepLinks,
  linksFrom,
  linksToUsers,
  markSettled,
  markStale,
  type StoredLink,
  staleHomes,
} from './link-records.ts'
import {
  earliestProofs,
  handovers,
  homesWithInteractions,
  type MemberChange,
  spansOfHomes,
  storedMessages,
  writeMembers,
} from './member-rows.ts'
import { mergesOf, standingMerges } from './merge-log.ts'
import { createOwners } from './owners.ts'
import { personIdentifiers } from './person-identifiers.ts'
import { RecentlyUsed } from './recently-used.ts'
import { type Span, spansOf, usersOverTime } from './resolve.ts'

const recentPairs = 200_000

/** Evidence that was written down; `settle(stale)` makes the memberships follow once the interactions are stored. */
export type Observed = {
  stale: bigint[]
  /** stale homes that were ever linked to this one user alone, which spares reading their links again */
  sole: ReadonlyMap<bigint, bigint>
  overLimit: DroppedLink[]
}

export const nothingObserved: Observed = { stale: [], sole: new Map(), overLimit: [] }

/** `customers`: whose journeys changed. `refused`: alias calls that would have joined two known customers. */
export type Settled = { customers: Set<bigint>; refused: StoredLink[] }

export type Identity = Awaited<ReturnType<typeof createIdentity>>

export async function createIdentity({
  records,
  journeys,
  now = Date.now,
}: {
  records: Records
  journeys: Journeys
  now?: () => number
}) {
  const { db } = records
  const merges = await standingMerges(db)
  const pairs = new RecentlyUsed<string, LinkEvidence>(recentPairs)
  const owners = createOwners(journeys)
  const sharedDevices = new Set<bigint>()
  // What a failed attempt left behind is taken up by the next.
  const unsettled = new Set<bigint>()
  // The user home that an alias' previous id would have, so that its first use as a user is noticed.
  const aliasOfUser = new Map<bigint, bigint>()
  for (const alias of await aliasLinks(db)) aliasOfUser.set(homeOf('user', alias.fromValue), alias.from)

  let turn: Promise<unknown> = Promise.resolve()
  /** Changes of identity happen one after another. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => {})
    return result
  }

  let lastVersion = 0n
  const nextVersion = (): bigint => {
    const clock = BigInt(Math.trunc(now())) * 1000n
    lastVersion = clock > lastVersion ? clock : lastVersion + 1n
    return lastVersion
  }

  const pairKey = (link: LinkEvidence): string => `${link.kind} ${link.from} ${link.user}`

  /** The earliest proof of each pair that is not known yet. */
  function newProofs(evidence: readonly LinkEvidence[]): LinkEvidence[] {
    const earliest = new Map<string, LinkEvidence>()
    for (const link of evidence) {
      const key = pairKey(link)
      const known = earliest.get(key) ?? pairs.get(key)
      if (!known || comparePlaces(link, known) < 0) earliest.set(key, link)
    }
    return [...earliest.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  }

  /** Writes evidence down, before the interactions that carry it are stored. */
  async function observe(evidence: readonly LinkEvidence[], users: Iterable<bigint> = []): Promise<Observed> {
    const proofs = newProofs(evidence)
    const stale = new Set(proofs.map((link) => link.from))
    for (const link of evidence) if (sharedDevices.has(link.from)) stale.add(link.from)
    for (const user of aliasOfUser.size > 0 ? users : []) {
      const alias = aliasOfUser.get(user)
      if (alias !== undefined) stale.add(alias)
    }
    if (stale.size === 0) return nothingObserved
    const { several, overLimit } = await db.transaction().execute(async (transaction) => {
      await keepLinks(transaction, proofs)
      await markStale(transaction, stale)
      const users = new Set(proofs.map((link) => link.user))
      const several = await homesOfSeveralLinks(transaction, new Set(proofs.map((link) => link.from)))
      return { several, overLimit: await dropLinksOverLimit(transaction, users, several) }
    })
    const dropped = new Set(overLimit.map((link) => link.from))
    const alone = proofs.filter(
      (link) => link.kind !== 'alias' && !several.has(link.from) && !dropped.has(link.from),
    )
    for (const link of proofs) {
      pairs.set(pairKey(link), link)
      if (link.kind === 'alias') aliasOfUser.set(homeOf('user', link.fromValue), link.from)
    }
    return { stale: [...stale], sole: new Map(alone.map((link) => [link.from, link.user])), overLimit }
  }

  /** Where the links of a home lie in time; only a device of several users needs its interactions read. */
  async function usersOfHomes(homes: readonly bigint[]) {
    const links = await linksFrom(db, homes)
    const aliases = links.filter((link) => link.kind === 'alias')
    const users = await homesWithInteractions(
      journeys,
      aliases.map((link) => homeOf('user', link.fromValue)),
    )
    const refused = aliases.filter((link) => users.has(homeOf('user', link.fromValue)))
    const standing = links.filter((link) => !refused.includes(link))
    const byHome = Map.groupBy(standing, (link) => link.from)
    const spans = new Map<bigint, Span[]>()
    for (const [home, ofHome] of byHome) spans.set(home, usersOverTime(await withTimes(home, ofHome)))
    return { spans, refused }
  }

  async function withTimes(home: bigint, links: StoredLink[]) {
    const users = [...new Set(links.map((link) => link.user))]
    const anonymous = links.find((link) => link.kind === 'anonymous')
    if (users.length < 2 || !anonymous || usersOverTime(links).length === 0) return links
    sharedDevices.add(home)
    const everyLink = links.some((link) => link.kind === 'alias')
    const found = await handovers(journeys, users, [anonymous.fromValue], everyLink)
    return [...links, ...found.map((link) => ({ ...link, from: home, kind: 'anonymous' as const }))]
  }

  const withThrough = (homes: Iterable<bigint>): Set<bigint> => {
    const all = new Set<bigint>()
    for (const home of homes) {
      all.add(home)
      for (const other of merges.through(home)) all.add(other)
    }
    return all
  }

  /** Brings the memberships of these homes, and of all merged into them, up to the evidence. */
  async function settle(stale: readonly bigint[], sole = nothingObserved.sole): Promise<Settled> {
    for (const home of stale) unsettled.add(home)
    const homes = [...withThrough(unsettled)]
    if (homes.length === 0) return { customers: new Set(), refused: [] }
    const survivors = homes.map((home) => merges.survivor(home))
    const unread = [...new Set([...homes, ...survivors])].filter((home) => !sole.has(home))
    const { spans, refused } = await usersOfHomes(unread)
    for (const [home, customer] of sole) spans.set(home, [{ since: 0, customer }])
    const lookup = {
      usersOf: (home: bigint) => spans.get(home) ?? [],
      mergedInto: (home: bigint) => merges.mergedInto(home),
    }
    const before = await spansOfHomes(journeys, homes)
    const customers = new Set<bigint>()
    const changes: MemberChange[] = []
    const settled = new Map<bigint, Span[]>()
    for (const home of homes) {
      const old = before.get(home) ?? []
      const current = spansOf(home, lookup)
      settled.set(home, current)
      const changed = memberChanges(home, old, current)
      if (changed.length === 0) continue
      changes.push(...changed)
      for (const span of old.length > 0 ? old : [{ customer: home }]) customers.add(span.customer)
      for (const span of current.length > 0 ? current : [{ customer: home }]) customers.add(span.customer)
    }
    await writeMembers(journeys, changes, nextVersion())
    for (const [home, current] of settled) owners.remember(home, current)
    await markSettled(db, homes)
    unsettled.clear()
    return { customers, refused }
  }

  /** Every home whose customer may change with a merge of this one: merged into it, or linked to one of those. */
  async function dependents(home: bigint): Promise<bigint[]> {
    const chain = [...withThrough([home])]
    const linked = await linksToUsers(db, chain)
    return [...new Set([...chain, ...linked.map((link) => link.from)])]
  }

  /**
   * After interactions came or went without passing through ingest (an import, its undo): links whose proof is gone
   * fall back to the next proof or end, and aliases of ids that turned out to be users are refused.
   */
  async function recheck(homes: readonly bigint[]): Promise<Set<bigint>> {
    const links = [...(await linksToUsers(db, homes)), ...(await linksFrom(db, homes))]
    const proven = links.filter((link) => link.kind === 'anonymous')
    const stored = await storedMessages(
      journeys,
      proven.map((link) => link.message),
    )
    const gone = proven.filter((link) => !stored.has(link.message))
    const stale = new Set(gone.map((link) => link.from))
    for (const home of homes) {
      const alias = aliasOfUser.get(home)
      if (alias !== undefined) stale.add(alias)
      if (sharedDevices.has(home)) stale.add(home)
    }
    if (stale.size === 0) return new Set()
    const users = [...new Set(gone.map((link) => link.user))]
    const values = [...new Set(gone.map((link) => link.fromValue))]
    const proofs = gone.length > 0 ? await earliestProofs(journeys, users, values) : []
    await db.transaction().execute(async (transaction) => {
      await markStale(transaction, stale)
      await dropLinks(transaction, gone)
      await keepLinks(transaction, proofs)
    })
    for (const link of gone) pairs.delete(pairKey(link))
    for (const link of proofs) pairs.set(pairKey(link), link)
    return (await settle([...stale])).customers
  }

  async function identifiers(customer: bigint, known: Parameters<typeof personIdentifiers>[3]) {
    const survivor = await owners.onlyCustomer(customer)
    const merged = merges.through(survivor)
    return {
      customer: survivor,
      ...(await personIdentifiers({ records, journeys }, survivor, merged, known)),
    }
  }

  /** Homes that were one person's, with all evidence. Returns others whose journeys that changed. */
  async function eraseNow(homes: readonly bigint[]): Promise<Set<bigint>> {
    const links = [...(await linksToUsers(db, homes)), ...(await linksFrom(db, homes))]
    const hers = new Set(homes)
    const shared = links.map((link) => link.from).filter((home) => !hers.has(home))
    await db.transaction().execute(async (transaction) => {
      await eraseEvidence(transaction, homes)
      await markStale(transaction, shared)
    })
    for (const link of links) pairs.delete(pairKey(link))
    for (const home of homes) {
      merges.remove(home)
      owners.forget(home)
      sharedDevices.delete(home)
      unsettled.delete(home)
    }
    for (const [user, alias] of aliasOfUser) if (hers.has(user) || hers.has(alias)) aliasOfUser.delete(user)
    const { customers } = await settle(shared)
    await eraseMembers(journeys, homes)
    for (const home of homes) customers.delete(home)
    return customers
  }

  /** After a stop between writing evidence and memberships: finishes what was begun. */
  async function resync(): Promise<Set<bigint>> {
    const stale = await staleHomes(db)
    const affected = new Set<bigint>()
    for (const home of stale) for (const other of await dependents(home)) affected.add(other)
    return (await settle([...affected])).customers
  }

  const decisions = createDecisions({ db, now, merges, owners, dependents, settle })

  return {
    observe: (evidence: readonly LinkEvidence[], users?: Iterable<bigint>) =>
      inTurn(() => observe(evidence, users)),
    settle: ({ stale, sole }: Pick<Observed, 'stale' | 'sole'>) => inTurn(() => settle(stale, sole)),
    /** For evidence whose interactions are stored already, such as an import's. Returns the changed customers. */
    learn: (evidence: readonly LinkEvidence[], users?: Iterable<bigint>) =>
      inTurn(async () => {
        const { stale, sole } = await observe(evidence, users)
        return (await settle(stale, sole)).customers
      }),
    /** For homes whose interactions were stored or deleted by others. Returns the changed customers. */
    recheck: (homes: readonly bigint[]) => inTurn(() => recheck(homes)),
    resync: () => inTurn(resync),
    identifiers,
    erase: (homes: readonly bigint[]) => inTurn(() => eraseNow(homes)),
    merge: (...wish: Parameters<typeof decisions.merge>) => inTurn(() => decisions.merge(...wish)),
    /** The number of the merge in force that ends this home, if there is one. */
    standingMerge: async (from: bigint): Promise<number | undefined> =>
      (await mergesOf(db, [from])).find((merge) => merge.from === from && merge.removedAt === null)?.id,
    unmerge: (id: number, actor: string) => inTurn(() => decisions.unmerge(id, actor)),
    canonical: owners.canonical,
    ownersOf: owners.ownersOf,
    log: (customer: bigint) => identityLog({ records, journeys }, customer),
    identifiersOf: (customer: bigint) => identifiersOf({ records, journeys }, customer),
    /** For a home that carries a user id: nothing but merges can move it. */
    survivor: (userHome: bigint) => merges.survivor(userHome),
  }
}

function memberChanges(home: bigint, old: readonly Span[], current: readonly Span[]): MemberChange[] {
  const kept = (span: Span): boolean =>
    old.some((other) => other.since === span.since && other.customer === span.customer)
  const written = current.filter((span) => !kept(span)).map((span) => ({ home, ...span, deleted: false }))
  const gone = old
    .filter((span) => !current.some((other) => other.since === span.since))
    .map((span) => ({ home, ...span, deleted: true }))
  return [...written, ...gone]
}
