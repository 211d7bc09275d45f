/** What is recognised by a name or an address that no index keeps unique is made by one transaction at a time, and once. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { type RecordType, recordTypeNames } from '../model/crm/record-type.ts'
import type { Tables } from '../storage/records/tables.ts'

/** Any number that no other lock of ours has. */
const lockNumber = 20_260_736

/**
 * Until the transaction ends, nobody else who asks makes records of this type. Ask right before looking up for the
 * last time whether they are there: who waited here sees what the one before wrote.
 */
export const aloneMaking = (transaction: Kysely<Tables>, type: RecordType): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)}, ${sql.lit(recordTypeNames.indexOf(type))})`.execute(
    transaction,
  )

/** Thrown where somebody made it meanwhile: all is rolled back, and a new try finds it. As the database says it of unique keys. */
export class MadeMeanwhile extends Error {
  readonly code = '23505'
}

/** Somebody else made the same, or waited for us while we waited for them. */
const collisions: unknown[] = ['23505', '40P01']
const attempts = 3

/** A transaction that is tried again where another one came first. */
export async function inTurn<Result>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++)
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      const isCollision = error instanceof Error && 'code' in error && collisions.includes(error.code)
      if (!isCollision || attempt === attempts) throw error
    }
}
