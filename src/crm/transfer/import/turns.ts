/** Batches one behind the other: one is planned while the one before it is still being written, and written when that one is on disk. */
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../../../storage/records/tables.ts'

export type Turn<Result> = {
  /** Resolves when it waits to be written, or has ended. */
  planned: Promise<void>
  /** Rejects when its plan is thrown away; what was planned behind it is then planned anew as well. */
  stumbled: Promise<never>
  done: Promise<Result>
}

type Steps<Plan, Written, Result> = {
  plan(transaction: Transaction<Tables>): Promise<Plan>
  write(transaction: Transaction<Tables>, plan: Plan, before: Result): Promise<Written>
  /** Once it is on disk. */
  stored(written: Written): Result
}

const tries = 3
/** Somebody made a record with the same external id in the same moment, or waited for us while we waited for them. */
const clashes: unknown[] = ['23505', '40P01']

/** The next try finds what the other one wrote. */
const isClash = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && clashes.includes(error.code)

class Stumbled extends Error {}

const never = new Promise<never>(() => {})

export const firstTurn = <Result>(result: Result): Turn<Result> => ({
  planned: Promise.resolve(),
  stumbled: never,
  done: Promise.resolve(result),
})

export function takeTurn<Plan, Written, Result>(
  db: Kysely<Tables>,
  before: Turn<Result>,
  { plan, write, stored }: Steps<Plan, Written, Result>,
): Turn<Result> {
  const planned = Promise.withResolvers<void>()
  const stumbled = Promise.withResolvers<never>()
  stumbled.promise.catch(() => {})

  const attempt = async (ready: Promise<Result>): Promise<Result> =>
    stored(
      await db.transaction().execute(async (transaction) => {
        const made = await plan(transaction)
        planned.resolve()
        return write(transaction, made, await ready)
      }),
    )

  async function run(): Promise<Result> {
    try {
      return await attempt(Promise.race([before.stumbled, before.done]))
    } catch (error) {
      if (!isClash(error) && !(error instanceof Stumbled)) throw error
    }
    // Who planned behind this may hold what the next try needs.
    stumbled.reject(new Stumbled())
    await before.done
    for (let next = 2; ; next++)
      try {
        return await attempt(before.done)
      } catch (error) {
        if (!isClash(error) || next >= tries) throw error
      }
  }
  const done = run().finally(() => planned.resolve())
  // Whoever comes next, or the end of the import, is told.
  done.catch(() => {})
  return { planned: planned.promise, stumbled: stumbled.promise, done }
}
