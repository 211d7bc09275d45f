/** Everything that is one customer's: homes, times at which a shared device was hers, and every id she was seen with. */
import { homeOf } from '../../journey/hash.ts'
import type { PersonNames } from '../../model/person-names.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { Records } from '../../storage/records/connect.ts'
import { type Owned, ownedSql } from '../erase/erase-interactions.ts'
import { linksFrom, linksToUsers } from './link-records.ts'
import { homesOfCustomer, spansOfHomes } from './member-rows.ts'

type Stores = { records: Records; journeys: Journeys }

/** `alone`: homes of ids that are nobody else's: under them she may not come back. */
export type PersonIdentifiers = { owned: Owned; names: PersonNames; alone: bigint[] }

async function ownedBy(
  { journeys }: Stores,
  customer: bigint,
  merged: readonly bigint[],
): Promise<{ homes: bigint[]; spans: Owned['spans'] }> {
  const members = await homesOfCustomer(journeys, customer)
  const all = await spansOfHomes(journeys, [...new Set(members.map(({ home }) => home))])
  const homes = new Set([customer, ...merged])
  const spans: { home: bigint; from: number; to: number | null }[] = []
  for (const [home, ofHome] of all) {
    if (ofHome.every((span) => span.customer === customer)) homes.add(home)
    else
      for (const [index, span] of ofHome.entries())
        if (span.customer === customer)
          spans.push({ home, from: span.since, to: ofHome[index + 1]?.since ?? null })
  }
  return { homes: [...homes], spans }
}

async function idsInInteractions({ journeys }: Stores, owned: Owned) {
  const { where, params } = ownedSql(owned)
  const rows = await journeys.rows<{ user_id: string; anonymous_id: string }>(
    `SELECT DISTINCT user_id, anonymous_id FROM interactions WHERE ${where} LIMIT 100000`,
    params,
  )
  return { users: rows.map((row) => row.user_id), anonymous: rows.map((row) => row.anonymous_id) }
}

const filled = (texts: readonly string[]): string[] => [...new Set(texts)].filter((text) => text !== '')

/** `known`: what her records call her. */
export async function personIdentifiers(
  stores: Stores,
  customer: bigint,
  merged: readonly bigint[],
  known: { users: readonly string[]; emails: readonly string[] },
): Promise<PersonIdentifiers> {
  const owned = await ownedBy(stores, customer, merged)
  const { db } = stores.records
  const links = [...(await linksToUsers(db, owned.homes)), ...(await linksFrom(db, owned.homes))]
  const valuesOf = (kind: string) => links.filter((link) => link.kind === kind).map((link) => link.fromValue)
  const seen = await idsInInteractions(stores, owned)
  const aliases = valuesOf('alias')
  const names = {
    users: filled([
      ...known.users,
      ...seen.users,
      ...links.map((link) => link.userValue).filter((value) => owned.homes.includes(homeOf('user', value))),
      ...aliases,
    ]),
    anonymous: filled([...seen.anonymous, ...valuesOf('anonymous'), ...aliases]),
    emails: filled([...known.emails, ...valuesOf('email')].map((email) => email.trim().toLowerCase())),
  }
  return { owned, names, alone: await homesOfNobodyElse(stores, owned, names) }
}

/** A shared device or address stays usable for the others. */
async function homesOfNobodyElse(
  { records, journeys }: Stores,
  owned: Owned,
  names: PersonNames,
): Promise<bigint[]> {
  const wanted = [
    ...names.users.map((value) => homeOf('user', value)),
    ...names.anonymous.map((value) => homeOf('anonymous', value)),
    ...names.emails.map((value) => homeOf('email', value)),
  ]
  const own = new Set(owned.homes)
  const others = new Set(owned.spans.map(({ home }) => home))
  for (const link of await linksFrom(records.db, wanted)) if (!own.has(link.user)) others.add(link.from)
  // An earlier id that turned out to be another known customer's is hers alone.
  const strangers = wanted.filter((home) => !own.has(home))
  const members = await spansOfHomes(journeys, strangers)
  for (const [home, spans] of members) if (spans.some((span) => !own.has(span.customer))) others.add(home)
  const stored = await journeys.rows<{ home: string }>(
    'SELECT DISTINCT home FROM interactions WHERE home IN {homes:Array(UInt64)}',
    { homes: strangers },
  )
  for (const { home } of stored) others.add(BigInt(home))
  return [...new Set([...owned.homes, ...wanted])].filter((home) => !others.has(home))
}
