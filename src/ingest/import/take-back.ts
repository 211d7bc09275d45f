/** Removes everything that an import wrote; whose journeys that changes is noted before. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { dropHomes, noteHomes } from './changed-homes.ts'
import { longStatement } from './prepare.ts'

/**
 * Returns the list of changed homes. Doing it again after a stop finishes what was begun.
 * `mayBegin`: asked before anything is deleted; what it throws leaves everything as it was.
 */
export async function takeBack(
  journeys: Journeys,
  id: number,
  mayBegin?: () => Promise<void>,
): Promise<string> {
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
