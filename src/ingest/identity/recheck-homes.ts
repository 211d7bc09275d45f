/** Who is who after interactions came or went without passing through ingest, as by an import or its undo. */
import { sql } from 'kysely'
import type { Records } from '../../storage/records/connect.ts'
import type { Identity } from './identity.ts'
import { storedLinksOf } from './link-records.ts'

/** Returns the customers whose journeys that changed, beside those of the homes themselves. */
export async function recheckHomes(
  records: Records,
  identity: Pick<Identity, 'recheck' | 'settle'>,
  homes: readonly bigint[],
): Promise<Set<bigint>> {
  const customers = await identity.recheck(homes)
  // Whose a device of several users is at which time follows from all that they did with it, not from its links alone.
  const stale = await devicesOfSeveral(records, homes)
  const settled = await identity.settle({ stale, sole: new Map() })
  return new Set([...customers, ...settled.customers])
}

async function devicesOfSeveral({ db }: Records, homes: readonly bigint[]): Promise<bigint[]> {
  const { rows } = await sql<{ from_home: string }>`
    select device.from_home from (select distinct from_home from ${storedLinksOf('user_home', homes)} as link) as device
    cross join lateral (select user_home from identity_link where from_home = device.from_home offset 0) as link
    group by device.from_home having count(distinct link.user_home) > 1
  `.execute(db)
  return rows.map((row) => BigInt(row.from_home))
}
