/** Deletes what the stores know about whose ids were one person's. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { deleteForGood } from '../../storage/journeys/forget-old-parts.ts'
import type { Tables } from '../../storage/records/tables.ts'

const decimals = (homes: readonly bigint[]): string[] => homes.map(String)

export async function eraseEvidence(
  db: Kysely<Tables> | Transaction<Tables>,
  homes: readonly bigint[],
): Promise<void> {
  const list = decimals(homes)
  await sql`delete from identity_link where from_home = any(${list}::numeric[]) or user_home = any(${list}::numeric[])`.execute(
    db,
  )
  await sql`delete from identity_merge where from_home = any(${list}::numeric[]) or into_home = any(${list}::numeric[])`.execute(
    db,
  )
  await sql`delete from identity_stale where home = any(${list}::numeric[])`.execute(db)
}

export async function eraseMembers(journeys: Journeys, homes: readonly bigint[]): Promise<void> {
  for (const table of ['members', 'homes_of_customer'])
    await deleteForGood(
      journeys,
      table,
      'home IN {homes:Array(UInt64)} OR customer IN {homes:Array(UInt64)}',
      { homes },
    )
}
