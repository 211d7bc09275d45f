/** Reads another system batch by batch; a cursor is kept once what it stands behind is on disk. */
import { z } from 'zod'
import type { RunCounts } from '../model/connection.ts'
import { type StartedRun, saveBatch } from './claim.ts'
import type { ConnectionRow, Db } from './connection-rows.ts'
import type { Batch, FileToImport, PullConnector, Surroundings } from './connector.ts'
import { recall } from './memory-rows.ts'
import { messagesOf, type NewPeople, type Telling } from './messages-of.ts'
import { namesErased, wasOfErased } from './of-erased.ts'
import { type Accept, countsOf, takeTold } from './take-told.ts'

export type PullParts = {
  db: Db
  accept: Accept
  knownAddresses: Telling['knownAddresses']
  /** Resolves when the file is taken in. */
  importFile(file: FileToImport): Promise<RunCounts>
}

const Choice = z.object({ newPeople: z.enum(['customers', 'addresses', 'leave-out']).default('customers') })

async function take(parts: PullParts, row: ConnectionRow, batch: Batch, newPeople: NewPeople, now: Date) {
  const remember = batch.remember ?? []
  if ('file' in batch) return { counts: await parts.importFile(batch.file), remember }
  const { messages, leftOut } = await messagesOf(batch.told, {
    prefix: `${row.connector}:${row.origin}`,
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
  const since = now().getTime()
  let from: number | undefined
  const batches = connector.pull({
    ...surroundings,
    settings,
    cursor: row.cursor ?? undefined,
    recall: (keys) => recall(db, row.id, keys),
    knownAddresses,
  })
  for await (const batch of batches) {
    signal.throwIfAborted()
    const { counts, remember } = await take(parts, row, batch, newPeople, now())
    from ??= batch.progress ? 0 : undefined
    const progress = batch.progress && { ...batch.progress, since, from: from ?? 0 }
    const { cursor } = batch
    if (!(await saveBatch(db, run, { counts, cursor, remember, progress }))) return
  }
}
