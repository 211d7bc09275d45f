/** Who is who, from the set of evidence alone: the order in which it arrived never matters (METHODS.md §9). */
import {
  comparePlaces,
  type Link,
  type Merge,
  maxIdentifiersPerCustomer,
  maxUsersPerDevice,
} from './evidence.ts'

/** From `since` (ms) on, the interactions of the home belong to `customer`; the first span starts at 0. */
export type Span = { since: number; customer: bigint }
export type Membership = Span & { home: bigint }

const earliest = (links: readonly Link[]): Link | undefined => [...links].sort(comparePlaces)[0]

/**
 * The users of one home, link by link. A device that changes hands follows the user last known (Amplitude);
 * what happened before the first link belongs to the first user. An address of two users is nobody's key (Segment).
 */
export function usersOverTime(links: readonly Link[]): Span[] {
  const users = new Set(links.map((link) => link.user))
  if (users.size === 0) return []
  const isEmail = links.some((link) => link.kind === 'email')
  if (users.size > (isEmail ? 1 : maxUsersPerDevice)) return []
  const spans: Span[] = []
  for (const link of [...links].sort(comparePlaces)) {
    const last = spans.at(-1)
    if (last?.customer === link.user) continue
    // Two links in one millisecond: the later in the total order holds from then on.
    if (last && last.since === link.at) spans.pop()
    if (spans.at(-1)?.customer === link.user) continue
    spans.push({ since: spans.length === 0 ? 0 : link.at, customer: link.user })
  }
  return spans
}

/** The homes joined to each user: the earliest ones, up to the limit. Later ones stay apart. */
function withinLimit(links: readonly Link[]): Link[] {
  const byUser = Map.groupBy(links, (link) => link.user)
  return [...byUser.values()].flatMap((ofUser) => {
    const byHome = Map.groupBy(ofUser, (link) => link.from)
    if (byHome.size <= maxIdentifiersPerCustomer) return ofUser
    const firsts = [...byHome.values()].map(earliest).filter((link) => link !== undefined)
    const kept = new Set(
      firsts
        .sort(comparePlaces)
        .slice(0, maxIdentifiersPerCustomer)
        .map((link) => link.from),
    )
    return ofUser.filter((link) => kept.has(link.from))
  })
}

/** What a home resolves to, given how to look up its users and its merge. Decisions of people come before evidence. */
export type Lookup = {
  usersOf(home: bigint): readonly Span[]
  mergedInto(home: bigint): bigint | undefined
}

/** Empty when the home belongs to itself. */
export function spansOf(home: bigint, lookup: Lookup): Span[] {
  const spans: Span[] = []
  for (const span of follow(home, lookup, new Set())) {
    if (spans.at(-1)?.customer !== span.customer) spans.push(span)
  }
  return spans.length === 1 && spans[0]?.customer === home ? [] : spans
}

function follow(home: bigint, lookup: Lookup, seen: ReadonlySet<bigint>): Span[] {
  const itself = [{ since: 0, customer: home }]
  // Merges are refused when they would close a circle; this only keeps a damaged log from hanging.
  if (seen.has(home)) return itself
  const path = new Set(seen).add(home)
  const into = lookup.mergedInto(home)
  if (into !== undefined) return follow(into, lookup, path)
  const users = lookup.usersOf(home)
  if (users.length === 0) return itself
  return users.flatMap(({ since, customer }) =>
    follow(customer, lookup, path).map((span) => ({
      since: Math.max(since, span.since),
      customer: span.customer,
    })),
  )
}

export type Evidence = {
  links: readonly Link[]
  merges: readonly Merge[]
  /** true when a message ever carried this home as its user: an alias of a known user is refused */
  isUser(alias: Link): boolean
}

/** All memberships that follow from all the evidence. */
export function resolve({ links, merges, isUser }: Evidence): Membership[] {
  const standing = withinLimit(links.filter((link) => link.kind !== 'alias' || !isUser(link)))
  const byHome = Map.groupBy(standing, (link) => link.from)
  const into = new Map(merges.map((merge) => [merge.from, merge.into]))
  const users = new Map([...byHome].map(([home, ofHome]) => [home, usersOverTime(ofHome)]))
  const lookup: Lookup = {
    usersOf: (home) => users.get(home) ?? [],
    mergedInto: (home) => into.get(home),
  }
  const homes = new Set([...byHome.keys(), ...into.keys()])
  return [...homes]
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((home) => spansOf(home, lookup).map((span) => ({ home, ...span })))
}

/** Whose an interaction of `home` at time `at` is. */
export const customerAt = (home: bigint, spans: readonly Span[], at: number): bigint =>
  spans.findLast((span) => span.since <= at)?.customer ?? home
