/** Erasures for the API: preview, erase, receipts, letting somebody back in; and after a start, what was begun or restored. */
import { sql } from 'kysely'
import {
  beginErasure,
  type ErasureWork,
  endErasure,
  erasuresPage,
  erasureWithId,
  type ListedErasure,
  liftErasure,
  listedErasures,
  runningErasures,
} from '../../../crm/erase/erasure-rows.ts'
import { homeOf } from '../../../journey/hash.ts'
import { type Actor, systemActor } from '../../../model/actor.ts'
import { AppError, appError } from '../../../model/app-error.ts'
import type { Erasure, ErasurePreview } from '../../../model/erasure.ts'
import type { ErasedPeople } from '../../../storage/records/erased-people.ts'
import { readErasureList, writeErasureList } from './erasure-list.ts'
import { type ErasureNeeds, erasureSteps } from './erasure-steps.ts'
import { type WhoIsErased, whoIsErased } from './who-is-erased.ts'

type Needs = ErasureNeeds & {
  erased: ErasedPeople
  /** The data folder. */
  directory: string
  onTrouble(error: unknown): void
  /** Nothing of her is left; who keeps answers or lists in memory forgets them. */
  onErased(): void | Promise<void>
}

export type ErasureService = ReturnType<typeof erasureService>

export const erasureService = (needs: Needs) => {
  const { db } = needs.records
  const { erased, clock } = needs
  const listeners = new Set<() => void>()
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  async function workOff(id: number, work: ErasureWork): Promise<void> {
    for (const step of erasureSteps) {
      // What a stop leaves undone is done after the next start.
      if (closed) return
      await step.run(work, needs)
    }
    await endErasure(db, id, clock())
    await sql`vacuum erasure`.execute(db)
    await writeErasureList(needs.directory, await listedErasures(db))
    await needs.onErased()
    for (const listener of listeners) listener()
  }

  /** One after another. A failure is told and tried again after the next start. */
  function start(id: number, work: ErasureWork): Promise<void> {
    const run = last.then(() => workOff(id, work))
    last = run.catch(needs.onTrouble)
    return run
  }

  async function begin(
    { work, counts, alone }: WhoIsErased,
    actor: Actor,
  ): Promise<{ id: number; done: Promise<void> }> {
    const hashes = [...new Set([...work.homes.map(BigInt), ...alone])].map(erased.hashOf)
    const id = await beginErasure(db, { actor, now: clock(), counts, work, hashes })
    // From here on nobody lets her in, and what was let in before is found by the steps.
    erased.add(hashes)
    await writeErasureList(needs.directory, await listedErasures(db))
    return { id, done: start(id, work) }
  }

  /** Customers whom a restored backup brought back although the list says that they were erased. */
  async function cameBack(list: readonly ListedErasure[]): Promise<bigint[]> {
    const wanted = new Set(list.filter(({ liftedAt }) => liftedAt === null).flatMap(({ hashes }) => hashes))
    const known = await db.selectFrom('erased_identifier').select('hash').execute()
    for (const { hash } of known) wanted.delete(hash)
    if (wanted.size === 0) return []
    erased.list(wanted)
    const back = new Set<bigint>()
    const meet = (home: bigint) => wanted.has(erased.hashOf(home)) && back.add(home)
    for await (const rows of needs.journeys.stream<{ home: string }>(
      'SELECT DISTINCT home FROM interactions',
    ))
      for (const { home } of rows) meet(BigInt(home))
    const { rows } = await sql<{ home: string; email: string | null }>`
      select id as home, lower(email) as email from crm_customer`.execute(db)
    for (const { home, email } of rows)
      if (!meet(BigInt(home)) && email && wanted.has(erased.hashOf(homeOf('email', email))))
        back.add(BigInt(home))
    return [...back]
  }

  /** Hashes that nobody in the stores has are kept all the same: late events must not bring them. */
  async function keepHashes(list: readonly ListedErasure[]): Promise<void> {
    const missing = list.filter(({ liftedAt }) => liftedAt === null).flatMap(({ hashes }) => hashes)
    const known = new Set(
      (await db.selectFrom('erased_identifier').select('hash').execute()).map((row) => row.hash),
    )
    const hashes = missing.filter((hash) => !known.has(hash))
    if (hashes.length === 0) return
    const none: ErasureWork = {
      ...{ customers: [], homes: [], spans: [], users: [], anonymous: [] },
      ...{ emails: [], files: [], records: [], imports: [], recordImports: [] },
    }
    const id = await beginErasure(db, { actor: systemActor, now: clock(), counts: {}, work: none, hashes })
    await endErasure(db, id, clock())
  }

  async function again(): Promise<void> {
    const list = await readErasureList(needs.directory)
    // She may have gone with another home of hers already.
    for (const customer of await cameBack(list))
      try {
        await (await begin(await whoIsErased(needs, customer), systemActor)).done
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'customer.not-found')) throw error
      }
    await keepHashes(list)
  }

  return {
    async preview(customer: string): Promise<ErasurePreview> {
      const { label, counts } = await whoIsErased(needs, BigInt(customer))
      return { label, counts }
    },
    /** Resolves when it is begun and cannot be taken back; the rest goes on by itself. */
    async erase(customer: string, typed: string, actor: Actor): Promise<Erasure> {
      const who = await whoIsErased(needs, BigInt(customer))
      if (typed.trim() !== who.label.trim())
        throw appError(
          'erasure.not-confirmed',
          'What was typed is not what she is called. Look who it is, and type it again.',
          { where: 'body.confirm' },
        )
      const { id, done } = await begin(who, actor)
      done.catch(() => {})
      return erasureWithId(db, id)
    },
    get: (id: number) => erasureWithId(db, id),
    page: (wish: { limit: number; before?: number | undefined }) => erasuresPage(db, wish),
    list: () => listedErasures(db),
    /** She may be a customer again; what was erased stays so. */
    async lift(id: number, actor: Actor): Promise<Erasure> {
      const { state } = await erasureWithId(db, id)
      if (state === 'running')
        throw appError('request.conflict', 'This erasure is still going on. Wait until it is done.')
      erased.remove(await liftErasure(db, id, actor, clock()))
      await writeErasureList(needs.directory, await listedErasures(db))
      return erasureWithId(db, id)
    },
    /** Told whenever somebody was erased. */
    onErased: (listener: () => void) => void listeners.add(listener),
    /** After a start: what was begun is finished, and what a restore brought back goes again. */
    async resume(): Promise<void> {
      for (const { id, work } of await runningErasures(db)) await start(id, work)
      await again()
    },
    /** Resolves when nothing is being erased. */
    settled: async (): Promise<void> => void (await last),
    async close(): Promise<void> {
      closed = true
      await last
    },
  }
}
