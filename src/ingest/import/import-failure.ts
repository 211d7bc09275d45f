/** What people are told when an import ended with an error. */
import { AppError } from '../../model/app-error.ts'
import type { Import } from '../../model/import.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { tablesOf } from './import-plan.ts'

type Failure = NonNullable<Import['error']>

export const interrupted: Failure = {
  code: 'import.cancelled',
  message: 'The server stopped while this import was running, so its rows were taken back. Run it again.',
}

const unreadableTables: Failure = {
  code: 'store.disk-full',
  message:
    'What was written while this file was worked on cannot be read back, as when a disk is full. Nothing of the file was taken. Free some space and run it again.',
}

export async function failureOf(journeys: Journeys, id: number, error: unknown): Promise<Failure> {
  if (!(error instanceof AppError))
    return {
      code: 'server.internal',
      message: 'The import stopped because of an error of the server. See its log.',
    }
  // Only when the damage is not the import's own is it the store that has to be restored.
  if (error.code === 'store.damaged' && (await hasDamagedTable(journeys, id).catch(() => false)))
    return unreadableTables
  return { code: error.code, message: error.message }
}

/** What the file is to blame for is told to who brought it; the rest belongs in the log. */
export const belongsInLog = (error: unknown): boolean => !(error instanceof AppError) || error.status >= 500

async function hasDamagedTable(journeys: Journeys, id: number): Promise<boolean> {
  const own = Object.values(tablesOf(id))
  const tables = await journeys.rows<{ name: string }>(
    'SELECT name FROM system.tables WHERE database = currentDatabase() AND name IN {own:Array(String)}',
    { own },
  )
  for (const { name } of tables) {
    const checks = await journeys.rows<{ is_passed: number }>(`CHECK TABLE ${name}`)
    if (checks.some(({ is_passed }) => is_passed !== 1)) return true
  }
  return false
}
