/** Reads another system batch by batch; a cursor is kept once what it stands behind is on disk. */
import { z } from 'zod'
import type { ConnectedTable, GoneRows, OpenGone, OpenRows } from '../model/connected-rows.ts'
import { noCounts, type RunCounts } from '../model/connection.ts'
import { broughtFrom } from './brought-from.ts'
import { type StartedRun, saveBatch } from './claim.ts'
import { type ConnectionRow, changeConnection, type Db, sourceOf } from './connection-rows.ts'
import type { Batch, FileToImport, PullConnector, Surroundings } from './connector.ts'
import { ConnectorFailure } from './connector-failure.ts'
import { GoneWanted } from './gone-settings.ts'
import { recall } from './memory-rows.ts'
import { messagesOf, type NewPeople, type Telling } from './messages-of.ts'
import { namesErased, wasOfErased } from './of-erased.ts'
import { RecordsWanted } from './record-settings.ts'
import { forgetTaken, noteTooLarge, rowKey, rowsToTry, settleRows } from './refused-rows.ts'
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
  /** Deletes the records of rows that are gone, and brings them back. */
  openGone: OpenGone
}

const Choice = z.object({ newPeople: z.enum(['customers', 'addresses', 'leave-out']).default('customers') })

type Taken = { counts: RunCounts; remember: [key: string, value: unknown][] }
type TakeTable = (table: ConnectedTable) => Promise<RunCounts>

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

type Gone = GoneRows & { wanted: GoneWanted; compares: boolean; changed: boolean }

/** undefined: what is deleted there stays here. */
async function goneOf(
  parts: PullParts,
  row: ConnectionRow,
  settings: unknown,
  now: Date,
): Promise<Gone | undefined> {
  const { brings, mapping } = RecordsWanted.parse(settings)
  const wanted = GoneWanted.parse(settings)
  if (brings !== 'records' || !mapping || wanted.deleted === 'stay') return undefined
  const { from } = await broughtFrom(parts.db, row)
  const before = row.compared_at?.getTime() ?? 0
  // A clock that went back must not put it off for long.
  const isDue = Math.abs(now.getTime() - before) >= wanted.compareHours * 3_600_000
  const isAsked = row.next_cause !== 'schedule' || row.gone_agreed !== null
  const compares = wanted.deleted === 'compare' && (isDue || isAsked)
  // Other settings show other rows: nobody has looked with these yet, or what was found then still waits.
  const changed = row.compared_at === null || row.gone?.changed === true
  return { ...parts.openGone({ ...from, type: mapping.type }), wanted, compares, changed }
}

/** Deletes what is gone, or says that it is too much. */
async function settleGone({ db }: PullParts, row: ConnectionRow, run: StartedRun, gone: Gone): Promise<void> {
  const touched = (row.gone?.ofPeople ?? 0) + (row.gone?.ofOthers ?? 0)
  const { deleted, waiting } = await gone.settle({
    share: gone.wanted.deletedShare,
    agreed: row.gone_agreed === null ? null : { found: row.gone_agreed, touched },
    // Where others waited as well, all of them were too many.
    asked: touched === row.gone?.found ? touched : 0,
    changed: gone.changed,
  })
  if (!(await saveBatch(db, run, { counts: { ...noCounts, removed: deleted } }))) return
  await changeConnection(db, row.id, {
    gone: waiting && JSON.stringify(waiting),
    gone_agreed: null,
    ...(gone.compares || gone.wanted.deleted === 'column' ? { compared_at: new Date() } : {}),
  })
}

type Taking = Pick<Surroundings, 'now' | 'signal'> & {
  takeTable: TakeTable
  gone: Gone | undefined
  newPeople: NewPeople
}

async function take(
  parts: PullParts,
  row: ConnectionRow,
  batch: Batch,
  { takeTable, gone, newPeople, now, signal }: Taking,
): Promise<Taken> {
  const remember = batch.remember ?? []
  if ('stands' in batch) {
    const back = (await gone?.compare(batch.stands, signal)) ?? 0
    return { counts: { ...noCounts, taken: back }, remember }
  }
  if ('file' in batch) {
    const from = { source: sourceOf(row), connection: row.id, name: row.name }
    return { counts: await parts.importFile(batch.file, from), remember }
  }
  if ('table' in batch) {
    await gone?.note((batch.gone ?? []).map(rowKey))
    return { counts: await takeTable(batch.table), remember }
  }
  const { messages, leftOut } = await messagesOf(batch.told, {
    prefix: sourceOf(row),
    newPeople,
    knownAddresses: parts.knownAddresses,
  })
  const meta = { source: `connection ${row.name}`, receivedAt: now() }
  const answers = await takeTold(parts.accept, messages, meta)
  const erased = messages.flatMap(({ told }, place) => (wasOfErased(answers[place]) ? told.key : []))
  return {
    counts: countsOf(answers, leftOut + (batch.leftOut ?? 0)),
    remember: remember.filter(
      ([key, value]) =>
        !namesErased(parts.db, value) && !erased.some((told) => told === key || told.startsWith(`${key}:`)),
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
  const gone = await goneOf(parts, row, settings, now())
  let from: number | undefined
  if (RecordsWanted.parse(settings).brings === 'records') await tryAgain(parts, row, run, takeTable)
  const batches = connector.pull({
    ...surroundings,
    settings,
    cursor: row.cursor ?? undefined,
    compares: gone?.compares ?? false,
    recall: (keys) => recall(db, row.id, keys),
    knownAddresses,
  })
  for await (const batch of batches) {
    signal.throwIfAborted()
    const { counts, remember } = await take(parts, row, batch, {
      ...surroundings,
      ...{ takeTable, gone, newPeople },
    })
    if ('keys' in batch && batch.keys) await forgetTaken(db, row.id, batch.keys)
    if (batch.tooLarge && (await noteTooLarge(db, row.id, batch.tooLarge))) counts.refused++
    from ??= batch.progress ? 0 : undefined
    const progress = batch.progress && { ...batch.progress, since, from: from ?? 0 }
    // A place that is called after somebody who was erased is not kept: from the one before, the same comes again.
    const cursor = namesErased(db, batch.cursor) ? undefined : batch.cursor
    if (!(await saveBatch(db, run, { counts, cursor, remember, progress }))) return
  }
  if (gone && !signal.aborted) await settleGone(parts, row, run, gone)
}
