/** Prunes the warnings at the start and every few minutes. */
import type { Records } from '../storage/records/connect.ts'
import { type KeptWarnings, pruneWarnings } from '../storage/records/prune-warnings.ts'

export type WarningUpkeepParts = {
  records: Records
  keep: KeptWarnings
  clock(): Date
  onTrouble(error: unknown): void
  everyMs?: number
}

const fiveMinutes = 5 * 60_000

/** Returns what stops it, which resolves when nothing is being pruned any more. */
export function keepWarningsFew({
  records,
  keep,
  clock,
  onTrouble,
  everyMs = fiveMinutes,
}: WarningUpkeepParts): () => Promise<void> {
  let pruning: Promise<unknown> = Promise.resolve()
  const prune = () => {
    pruning = pruning.then(() => pruneWarnings(records.db, keep, clock())).catch(onTrouble)
  }
  prune()
  const timer = setInterval(prune, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await pruning
  }
}
