/** Batches one behind the other: each is planned and written while those before it are still being written, and ends when they are on disk. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Tables } from '../../../storage/records/tables.ts'

export type Turn<Result> = {
  /** Resolves when it waits to be written, or has ended. */
  planned: Promise<void>
  /** Rejects when its plan is thrown away; what was planned behind it is then planned anew as well. */
  stumbled: Promise<never>
  done: Promise<Result>
}

type Steps<Plan, Written, Ended, Result> = {
  plan(transaction: Transaction<Tables>): Promise<Plan>
  /** Whether it can be written only when the one before it is on disk. */
  needsBefore(plan: Plan): boolean
  write(transaction: Transaction<Tables>, plan: Plan): Promise<Written>
  /** The one before it is on disk. Also for what two batches may write both, since the later one would wait for itself. */
  end(transaction: Transaction<Tables>, written: Written, before: Result): Promise<Ended>
  /** Once it is on disk. */
  stored(ended: Ended): Result
}

const tries = 3
/** Somebody made a record with the same external id in the same moment, or waited for us while we waited for them. */
const clashes: unknown[] = ['23505', '40P01', '55P03']
/** The database does not see that a batch waits for the one before it, so a circle of waiting ends by itself. */
const patience = '5s'

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

export function takeTurn<Plan, Written, Ended, Result>(
  db: Kysely<Tables>,
  before: Turn<Result>,
  { plan, needsBefore, write, end, stored }: Steps<Plan, Written, Ended, Result>,
): Turn<Result> {
  const planned = Promise.withResolvers<void>()
  const stumbled = Promise.withResolvers<never>()
  stumbled.promise.catch(() => {})

  const attempt = async (
    ready: Promise<Result>,
    prepare: RawBuilder<unknown> | undefined,
  ): Promise<Result> => {
    // Told when it is awaited below, which may be later.
    ready.catch(() => {})
    return stored(
      await db.transaction().execute(async (transaction) => {
        await prepare?.execute(transaction)
        const made = await plan(transaction)
        planned.resolve()
        if (needsBefore(made)) await ready
        const written = await write(transaction, made)
        return end(transaction, written, await ready)
      }),
    )
  }

  async function run(): Promise<Result> {
    try {
      const ready = Promise.race([before.stumbled, before.done])
      return await attempt(ready, sql`set local lock_timeout = ${sql.lit(patience)}`)
    } catch (error) {
      if (!isClash(error) && !(error instanceof Stumbled)) throw error
    }
    // Who planned behind this may hold what the next try needs.
    stumbled.reject(new Stumbled())
    await before.done
    for (let next = 2; ; next++)
      try {
        return await attempt(before.done, undefined)
      } catch (error) {
        if (!isClash(error) || next >= tries) throw error
      }
  }
  const done = run().finally(() => planned.resolve())
  // Whoever comes next, or the end of the import, is told.
  done.catch(() => {})
  return { planned: planned.promise, stumbled: stumbled.promise, done }
}
