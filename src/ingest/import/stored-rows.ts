/** What the store holds of an import, and which kinds it has of all. */
import { appError } from '../../model/app-error.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'

/** Throws unless all rows that were written are there. */
export async function expectStored(journeys: Journeys, id: number, rows: number): Promise<void> {
  const [found] = await journeys.rows<{ n: string }>(
    'SELECT count() AS n FROM interactions WHERE import = {id:UInt32}',
    { id },
  )
  const stored = Number(found?.n ?? 0)
  if (stored === rows) return
  throw appError(
    'store.disk-full',
    `The store holds ${stored} of the ${rows} rows that were written. They were taken back; look at the disk of the journeys store and run the import again.`,
    { stored, written: rows },
  )
}

/** The kinds that some interaction has. */
export async function kindsInUse(journeys: Journeys): Promise<Set<number>> {
  const rows = await journeys.rows<{ kind: number }>('SELECT DISTINCT kind FROM interactions')
  return new Set(rows.map(({ kind }) => kind))
}
