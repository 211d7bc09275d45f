/** Whose each home is, at each time: read from the memberships, and remembered. */
import { appError } from '../../model/app-error.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { homesOfCustomer, spansOfHomes } from './member-rows.ts'
import { RecentlyUsed } from './recently-used.ts'
import { customerAt, type Span } from './resolve.ts'

const recentHomes = 200_000

export type Owners = ReturnType<typeof createOwners>

export function createOwners(journeys: Journeys) {
  const remembered = new RecentlyUsed<bigint, Span[]>(recentHomes)

  async function spansOfAll(homes: readonly bigint[]): Promise<Map<bigint, readonly Span[]>> {
    const found = new Map<bigint, readonly Span[]>()
    const missing = new Set<bigint>()
    for (const home of homes) {
      const known = remembered.get(home)
      if (known) found.set(home, known)
      else missing.add(home)
    }
    if (missing.size === 0) return found
    const read = await spansOfHomes(journeys, [...missing])
    for (const home of missing) {
      const spans = read.get(home) ?? []
      remembered.set(home, spans)
      found.set(home, spans)
    }
    return found
  }

  /** All customers that each home belongs to: one, except for a device that changed hands. */
  async function canonical(homes: readonly bigint[]): Promise<bigint[][]> {
    const spans = await spansOfAll(homes)
    return homes.map((home) => {
      const own = spans.get(home) ?? []
      return own.length === 0 ? [home] : [...new Set(own.map((span) => span.customer))]
    })
  }

  /** Whose each interaction is. */
  async function ownersOf(places: readonly { home: bigint; at: number }[]): Promise<bigint[]> {
    const spans = await spansOfAll(places.map((place) => place.home))
    return places.map(({ home, at }) => customerAt(home, spans.get(home) ?? [], at))
  }

  async function onlyCustomer(given: bigint): Promise<bigint> {
    const [owners] = await canonical([given])
    const [owner, ...others] = owners ?? []
    if (owner !== undefined && others.length === 0) return owner
    throw appError(
      'request.invalid',
      'This is a device that several customers used, not a customer. Choose one of its customers.',
      { customers: (owners ?? []).map(String) },
    )
  }

  /** Known: some interaction carried a user id. Undefined: there is no such customer. */
  async function isKnown(customer: bigint): Promise<boolean | undefined> {
    const homes = [customer, ...(await homesOfCustomer(journeys, customer)).map((member) => member.home)]
    const [row] = await journeys.rows<{ n: string; known: string }>(
      `SELECT count() AS n, countIf(user_id != '') AS known FROM interactions WHERE home IN {homes:Array(UInt64)}`,
      { homes },
    )
    return !row || Number(row.n) === 0 ? undefined : Number(row.known) > 0
  }

  async function existing(customer: bigint): Promise<boolean> {
    const known = await isKnown(customer)
    if (known !== undefined) return known
    throw appError('customer.not-found', `There is no customer ${customer}. Look it up in Customers.`, {
      customer: String(customer),
    })
  }

  return {
    canonical,
    ownersOf,
    onlyCustomer,
    existing,
    remember: (home: bigint, spans: Span[]) => remembered.set(home, spans),
    forget: (home: bigint) => remembered.delete(home),
  }
}
