/** Reads another system batch by batch; a cursor is kept once what it stands behind is on disk. */
import { z } from 'zod'
import type { ConnectedTable, OpenRows } from '../model/connected-rows.ts'
import { noCounts, type RunCounts } from '../model/connection.ts'
import { type StartedRun, saveBatch } from './claim.ts'
import type { ConnectionRow, Db } from './connection-rows.ts'
import type { Batch, FileToImport, PullConnector, Surroundings } from './connector.ts'
import { ConnectorFailure } from './connector-failure.ts'
import { recall } from './memory-rows.ts'
import { messagesOf, type NewPeople, type Telling } from './messages-of.ts'
import { namesErased, wasOfErased } from './of-erased.ts'
import { RecordsWanted } from './record-settings.ts'
import { rowsToTry, settleRows } from './refused-rows.ts'
import { type Accept, countsOf, takeTold } from './take-told.ts'

export type PullParts = {
  db: Db
  accept: Accept
  knownAddresses: Telling['knownAddresses']
  /** Resolves when the file is taken in. */
  importFile(
    file: FileToImport,
    from: { source: string; connection: string; name: string },
  ): Promise<RunCounts>
  /** Puts rows into the records of the CRM. */
  openRows: OpenRows
}

const Choice = z.object({ newPeople: z.enum(['customers', 'addresses', 'leave-out']).default('customers') })

type Taken = { counts: RunCounts; remember: [key: string, value: unknown][] }
type TakeTable = (table: ConnectedTable) => Promise<RunCounts>

const sourceOf = ({ connector, origin }: ConnectionRow): string => `${connector}:${origin}`

/** Made when the first rows come: most connections bring none. */
function tableTaker({ db, openRows }: PullParts, row: ConnectionRow, settings: unknown): TakeTable {
  const { mapping } = RecordsWanted.parse(settings)
  const from = { source: sourceOf(row), connection: row.id, name: row.name }
  // Where nobody says when a row changed, it was before the last look: what somebody did here since is later.
  const before = row.fresh_at?.getTime() ?? 0
  const write = mapping && openRows({ ...from, mapping, before })
  return async (table) => {
    if (!write)
      throw new ConnectorFailure(
        'Nobody said what the columns of the records are.',
        'Open Settings, press Test, and say what each column is.',
      )
    const written = await write(table)
    await settleRows(db, row.id, table, written)
    const { created, updated, same, refused, erased } = written
    return {
      ...noCounts,
      taken: created + updated,
      duplicates: same,
      refused: refused.length,
      leftOut: erased,
    }
  }
}

async function take(
  parts: PullParts,
  row: ConnectionRow,
  batch: Batch,
  takeTable: TakeTable,
  newPeople: NewPeople,
  now: Date,
): Promise<Taken> {
  const remember = batch.remember ?? []
  if ('file' in batch) {
    const from = { source: sourceOf(row), connection: row.id, name: row.name }
    return { counts: await parts.importFile(batch.file, from), remember }
  }
  if ('table' in batch) return { counts: await takeTable(batch.table), remember }
  const { messages, leftOut } = await messagesOf(batch.told, {
    prefix: sourceOf(row),
    newPeople,
    knownAddresses: parts.knownAddresses,
  })
  const meta = { source: `connection ${row.name}`, receivedAt: now }
  const answers = await takeTold(parts.accept, messages, meta)
  const gone = messages.flatMap(({ told }, place) => (wasOfErased(answers[place]) ? told.key : []))
  return {
    counts: countsOf(answers, leftOut + (batch.leftOut ?? 0)),
    remember: remember.filter(
      ([key, value]) =>
        !namesErased(parts.db, value) && !gone.some((told) => told === key || told.startsWith(`${key}:`)),
    ),
  }
}

/** What they lacked may be there now. They were counted when they were refused. */
async function tryAgain({ db }: PullParts, { id }: ConnectionRow, run: StartedRun, takeTable: TakeTable) {
  const table = await rowsToTry(db, id)
  if (!table) return
  const { taken, duplicates } = await takeTable(table)
  await saveBatch(db, run, { counts: { ...noCounts, taken, duplicates } })
}

export async function runPull(
  parts: PullParts,
  connector: PullConnector<never>,
  row: ConnectionRow,
  settings: never,
  run: StartedRun,
  surroundings: Surroundings,
): Promise<void> {
  const { db, knownAddresses } = parts
  const { signal, now } = surroundings
  const { newPeople } = Choice.parse(settings)
  const takeTable = tableTaker(parts, row, settings)
  const since = now().getTime()
  let from: number | undefined
  if (RecordsWanted.parse(settings).brings === 'records') await tryAgain(parts, row, run, takeTable)
  const batches = connector.pull({
    ...surroundings,
    settings,
    cursor: row.cursor ?? undefined,
    recall: (keys) => recall(db, row.id, keys),
    knownAddresses,
  })
  for await (const batch of batches) {
    signal.throwIfAborted()
    const { counts, remember } = await take(parts, row, batch, takeTable, newPeople, now())
    from ??= batch.progress ? 0 : undefined
    const progress = batch.progress && { ...batch.progress, since, from: from ?? 0 }
    // A place that is called after somebody who was erased is not kept: from the one before, the same comes again.
    const cursor = namesErased(db, batch.cursor) ? undefined : batch.cursor
    if (!(await saveBatch(db, run, { counts, cursor, remember, progress }))) return
  }
}
