/** Takes back what an import or a connected source brought: its rows, what they proved about who is who, and kinds that nobody else has. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { MayStill, Writer } from '../../model/actor.ts'
import { AppError } from '../../model/app-error.ts'
import type { BroughtFrom } from '../../model/brought.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { appendGateOf } from '../append-gate.ts'
import { countBrought, importsOfSource, takeSentBack } from './brought-by-source.ts'
import { dropHomes, noteHomes } from './changed-homes.ts'
import { failureOf } from './import-failure.ts'
import { changeImport } from './import-records.ts'
import { longStatement } from './prepare.ts'
import { kindsInUse } from './stored-rows.ts'
import type { Kinds } from './write-parts.ts'

type Parts = {
  db: Kysely<Tables>
  journeys: Journeys
  catalogue: Kinds
  changes: { follow(list: string): Promise<void> }
  touchpointsOnMaps?(): Promise<ReadonlySet<number>>
  mayStill: MayStill
  onError?(error: unknown, id: number): void
  now(): Date
  closing: AbortSignal
}

const isWithdrawn = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'access.withdrawn'

/**
 * Returns the list of changed homes. Doing it again after a stop finishes what was begun.
 * `mayBegin`: asked before anything is deleted; what it throws leaves everything as it was.
 */
async function deleteRows(journeys: Journeys, id: number, mayBegin?: () => Promise<void>): Promise<string> {
  const list = await noteHomes(journeys, 'interactions', 'import = {id:UInt32}', [{ id }])
  try {
    await mayBegin?.()
  } catch (error) {
    await dropHomes(journeys, list)
    throw error
  }
  await journeys.command(
    'ALTER TABLE interactions DELETE WHERE import = {id:UInt32}',
    { id },
    { settings: { ...longStatement, mutations_sync: '2' } },
  )
  return list
}

export function createTakingBack(parts: Parts) {
  const { db, journeys, catalogue, changes, mayStill, now, closing } = parts

  const forgetUnused = () =>
    // Alone: a message that is being committed has its kind already but no row yet.
    appendGateOf(journeys).alone(async () =>
      catalogue.forgetUnused({
        kinds: await kindsInUse(journeys),
        touchpoints: (await parts.touchpointsOnMaps?.()) ?? new Set(),
      }),
    )

  async function once(id: number, mayBegin?: () => Promise<void>): Promise<void> {
    await changes.follow(await deleteRows(journeys, id, mayBegin))
    await forgetUnused()
  }

  /** A disk that is full may refuse even this; it is tried until it works, or finished after the next start. */
  async function atLast(id: number, mayBegin?: () => Promise<void>): Promise<void> {
    for (let waitMs = 1_000; ; waitMs = Math.min(waitMs * 2, 60_000)) {
      try {
        return await once(id, mayBegin)
      } catch (error) {
        if (isWithdrawn(error)) throw error
        parts.onError?.(error, id)
        if (closing.aborted) throw error
        await sleep(waitMs, undefined, { signal: closing })
      }
    }
  }

  return {
    once,
    atLast,
    /** Before anything is deleted it is asked once more, also after a restart; what was begun goes to its end. */
    async undo(id: number, writer: Writer, takeBack = atLast): Promise<void> {
      let isAllowed = false
      try {
        await mayStill(writer, 'import')
        await takeBack(id, async () => {
          if (isAllowed) return
          await mayStill(writer, 'import')
          // From here on some of it may be gone: after a stop nobody is asked, the rest goes too.
          await changeImport(db, id, { undone_by: null })
          isAllowed = true
        })
      } catch (error) {
        if (!isWithdrawn(error)) throw error
        // Everything is still there, for somebody else to take back.
        const reason = await failureOf(journeys, id, error)
        return changeImport(db, id, { state: 'done', error: reason, undone_by: null })
      }
      await changeImport(db, id, { state: 'undone', error: null, finished_at: now() })
    },
    /** Files first; what was sent goes in one step. Doing it again after a stop finishes what was begun. Returns how many interactions. */
    async source(from: BroughtFrom): Promise<number> {
      const imports = await importsOfSource(db, from)
      const interactions = await countBrought(journeys, from, imports)
      for (const id of imports) {
        await once(id)
        await changeImport(db, id, { state: 'undone', finished_at: now() })
      }
      await changes.follow(await takeSentBack(journeys, from))
      await forgetUnused()
      return interactions
    },
  }
}
