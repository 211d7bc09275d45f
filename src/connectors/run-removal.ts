/** Removes a connection with what only it brought: interactions in one step, then records some at a time. */
import type { MayStill } from '../model/actor.ts'
import { AppError, appError } from '../model/app-error.ts'
import type {
  Brought,
  BroughtFrom,
  BroughtInteractions,
  BroughtRecordsOf,
  Removal,
} from '../model/brought.ts'
import { noCounts } from '../model/connection.ts'
import { broughtFrom } from './brought-from.ts'
import { type StartedRun, saveBatch } from './claim.ts'
import type { ConnectionRow, Db } from './connection-rows.ts'
import { ConnectorFailure } from './connector-failure.ts'

export type RemovalParts = {
  db: Db
  mayStill: MayStill
  brought: { interactions: BroughtInteractions; records: BroughtRecordsOf }
  /** For the audit log: what was taken back at the end. */
  onRemoved(connection: Pick<ConnectionRow, 'id' | 'name' | 'connector'>, removal: Removal): void
}

export async function countBrought(
  { db, brought }: RemovalParts,
  row: ConnectionRow,
  signal: AbortSignal,
): Promise<Brought> {
  const { from, sharedWith } = await broughtFrom(db, row)
  const interactions = await brought.interactions.count(from)
  return { records: await brought.records.count(from, signal), interactions, sharedWith }
}

/** What two connections read is neither's alone. */
export async function expectOwnSource(db: Db, row: ConnectionRow): Promise<BroughtFrom> {
  const { from, sharedWith } = await broughtFrom(db, row)
  const [other] = sharedWith
  if (other === undefined) return from
  throw appError(
    'connection.shared-source',
    `"${other}" reads the same source, so what came of it is not this connection's alone. Remove the other one first, or remove this one and keep what it brought.`,
  )
}

/** false: somebody stopped it meanwhile, or another process has it. */
async function stillWanted(db: Db, run: StartedRun, removal: Removal): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('connection')
    .set({ removing: JSON.stringify(removal) })
    .where('id', '=', run.connection)
    .where('claimed_by', '=', run.me)
    .where('removing', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Written down with each step: after a stop it goes on from there. */
export async function runRemoval(
  parts: RemovalParts,
  row: ConnectionRow,
  begun: Removal,
  run: StartedRun,
  signal: AbortSignal,
): Promise<void> {
  const { db, brought } = parts
  const from = await expectOwnSource(db, row).catch(told)
  const mayGoOn = () => parts.mayStill(begun.by, 'settings').catch(told)
  const total = (await brought.records.count(from, signal)).reduce((sum, { goes }) => sum + goes, 0)
  const since = Date.now()
  let removal: Removal = { ...begun, kept: 0 }
  const save = async (change: Partial<Removal>): Promise<boolean> => {
    removal = { ...removal, ...change }
    const done = removal.records - begun.records
    const progress = { done, total, since, from: 0 }
    return (await stillWanted(db, run, removal)) && saveBatch(db, run, { counts: noCounts, progress })
  }
  if (!(await save({}))) return
  await mayGoOn()
  const interactions = (begun.interactions ?? 0) + (await brought.interactions.takeBack(from))
  if (!(await save({ interactions }))) return
  for (const type of brought.records.types)
    for (let after: string | undefined = ''; after !== undefined; ) {
      await mayGoOn()
      signal.throwIfAborted()
      const taken = await brought.records.takeBack(from, type, after)
      after = taken.after
      const { records, kept } = removal
      if (!(await save({ records: records + taken.records, kept: kept + taken.kept }))) return
    }
  const { numDeletedRows } = await db
    .deleteFrom('connection')
    .where('id', '=', row.id)
    .where('claimed_by', '=', run.me)
    .where('removing', 'is not', null)
    .executeTakeFirst()
  if (numDeletedRows === 1n) parts.onRemoved(row, removal)
}

/** Who looks at the connection can mend it. */
function told(error: unknown): never {
  if (!(error instanceof AppError) || error.status >= 500) throw error
  throw new ConnectorFailure(
    error.message,
    'An admin can stop the removal here, or remove the connection again.',
  )
}
