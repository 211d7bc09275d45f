/** What people read about who is who: the log of a customer's links and merges, and all her identifiers. */
import { homeOf } from '../../journey/hash.ts'
import type { Identifier, MergeEntry } from '../../model/customer.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { Records } from '../../storage/records/connect.ts'
import type { LinkKind } from './evidence.ts'
import { linksFrom, linksToUsers, type StoredLink } from './link-records.ts'
import { homesOfCustomer, homesWithInteractions } from './member-rows.ts'
import { mergesOf, type StoredMerge } from './merge-log.ts'

type Stores = { records: Records; journeys: Journeys }

const ruleOf: Record<LinkKind, string> = {
  anonymous: 'both ids in one message',
  alias: 'alias call',
  email: 'verified e-mail address',
}

async function homesOf({ journeys }: Stores, customer: bigint): Promise<bigint[]> {
  const members = await homesOfCustomer(journeys, customer)
  return [...new Set([customer, ...members.map((member) => member.home)])]
}

async function linksTouching({ records }: Stores, homes: readonly bigint[]): Promise<StoredLink[]> {
  const [from, to] = [await linksFrom(records.db, homes), await linksToUsers(records.db, homes)]
  return [...new Map([...from, ...to].map((link) => [link.id, link])).values()]
}

const linkEntry = (link: StoredLink, refused: boolean): MergeEntry => ({
  id: link.id,
  kind: link.kind === 'alias' ? 'alias' : 'link',
  from: link.fromValue,
  into: link.userValue,
  at: new Date(link.at).toISOString(),
  rule: ruleOf[link.kind],
  actor: 'Waymark',
  evidence: `message ${link.messageId}`,
  state: refused ? 'refused' : 'active',
})

export const mergeEntry = (merge: StoredMerge): MergeEntry => ({
  id: merge.id,
  kind: 'merge',
  from: String(merge.from),
  into: String(merge.into),
  at: merge.at.toISOString(),
  rule: merge.rule,
  actor: merge.actor,
  evidence: merge.evidence,
  state: merge.removedAt ? 'removed' : 'active',
})

/** An address of two users joins neither; an alias of a known user is refused. */
async function refusedLinks(stores: Stores, links: readonly StoredLink[]): Promise<Set<number>> {
  const aliases = links.filter((link) => link.kind === 'alias')
  const users = await homesWithInteractions(
    stores.journeys,
    aliases.map((link) => homeOf('user', link.fromValue)),
  )
  const emails = links.filter((link) => link.kind === 'email').map((link) => link.from)
  const ofEmails = Map.groupBy(await linksFrom(stores.records.db, emails), (link) => link.from)
  const refused = links.filter(
    (link) =>
      (link.kind === 'alias' && users.has(homeOf('user', link.fromValue))) ||
      (link.kind === 'email' && new Set(ofEmails.get(link.from)?.map((other) => other.user)).size > 1),
  )
  return new Set(refused.map((link) => link.id))
}

/** Everything that was ever decided about this customer, oldest first. */
export async function identityLog(stores: Stores, customer: bigint): Promise<MergeEntry[]> {
  const homes = await homesOf(stores, customer)
  const links = await linksTouching(stores, homes)
  const refused = await refusedLinks(stores, links)
  const merges = await mergesOf(stores.records.db, homes)
  const entries = [...links.map((link) => linkEntry(link, refused.has(link.id))), ...merges.map(mergeEntry)]
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id))
}

type IdRow = { user_id: string; anonymous_id: string; since: string }

/** The ids under which this customer was seen. */
export async function identifiersOf(stores: Stores, customer: bigint): Promise<Identifier[]> {
  const homes = await homesOf(stores, customer)
  const rows = await stores.journeys.rows<IdRow>(
    `SELECT user_id, if(user_id = '', anonymous_id, '') AS anonymous_id, min(interactions.at) AS since
     FROM interactions WHERE home IN {homes:Array(UInt64)} GROUP BY user_id, anonymous_id LIMIT 2000`,
    { homes },
  )
  const found = new Map<string, Identifier>()
  const note = (kind: Identifier['kind'], value: string, since: string): void => {
    const known = found.get(`${kind} ${value}`)?.since
    if (!known || since < known) found.set(`${kind} ${value}`, { kind, value, since })
  }
  for (const row of rows) {
    const since = `${row.since.replace(' ', 'T')}Z`
    if (row.user_id) note('user', row.user_id, since)
    else if (row.anonymous_id) note('anonymous', row.anonymous_id, since)
  }
  const links = await linksTouching(stores, homes)
  const refused = await refusedLinks(stores, links)
  const own = new Set(homes)
  for (const link of links)
    if (!refused.has(link.id) && own.has(link.user) && (own.has(link.from) || link.kind === 'anonymous'))
      note(link.kind, link.fromValue, new Date(link.at).toISOString())
  const order = (one: Identifier): string => `${kindOrder.indexOf(one.kind)} ${one.since ?? ''} ${one.value}`
  return [...found.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

const kindOrder: readonly Identifier['kind'][] = ['user', 'email', 'alias', 'anonymous']
