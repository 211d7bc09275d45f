/** Refuses to go on with a store whose engine has set damaged data aside: it would answer as if nothing were missing. */
import { appError } from '../../model/app-error.ts'

type Ask = { rows<Row>(sql: string): Promise<Row[]> }
type Broken = { table: string; name: string; path: string }

/** Tables of one import: dropped with it, also after a stop in the middle. */
const passing = '^(staging|prepared|repeats|stored|kinds|texts)_[0-9]+$'

export async function refuseBrokenParts(journeys: Ask): Promise<void> {
  const broken = await journeys.rows<Broken>(
    `SELECT table, name, path FROM system.detached_parts
     WHERE database = currentDatabase() AND startsWith(reason, 'broken') AND NOT match(table, '${passing}')
     ORDER BY table, name`,
  )
  const [first] = broken
  if (!first) return
  throw appError(
    'store.damaged',
    `${broken.length} part(s) of the journeys store are damaged and were set aside by the engine, the first of them in ${first.path} (table ${first.table}). Restore the data folder from a backup. To go on without what they held, delete these folders and start again.`,
    { parts: broken.map((part) => part.path) },
  )
}
