/** Turns an error of the journeys engine into one a caller can act on. */
import { AppError, appError } from '../../model/app-error.ts'

const codeOf = (error: unknown): number => {
  if (typeof error !== 'object' || error === null) return 0
  if ('code' in error && /^\d+$/.test(String(error.code))) return Number(error.code)
  const found = error instanceof Error ? /Code: (\d+)/.exec(error.message) : null
  return found ? Number(found[1]) : 0
}

// Numbers from ClickHouse's ErrorCodes: too many rows/bytes, time-out, memory limit, too big AST/arrays.
const tooBig = new Set([158, 159, 160, 161, 168, 241, 307, 396])
const damaged = new Set([33, 40, 74, 228, 246, 271])

export function journeysError(cause: unknown): Error {
  if (cause instanceof AppError) return cause
  const message = cause instanceof Error ? cause.message : String(cause)
  if (
    /No space left on device|NOT_ENOUGH_SPACE|Disk quota exceeded|File too large/i.test(message) ||
    codeOf(cause) === 243
  )
    return appError(
      'store.disk-full',
      'The disk of the journeys store is full. Nothing acknowledged was lost; free some space and try again.',
      {},
      cause,
    )
  if (tooBig.has(codeOf(cause)))
    return appError(
      'query.too-big',
      'This question needs more memory or time than a query may take. Narrow the period or the filter.',
      { engineCode: codeOf(cause) },
      cause,
    )
  if (damaged.has(codeOf(cause)))
    return appError(
      'store.damaged',
      'A file of the journeys store cannot be read. Restore the data folder from a backup; see README, "Backup".',
      { engineCode: codeOf(cause) },
      cause,
    )
  if (/ECONNREFUSED|ECONNRESET|ENOTFOUND|socket hang up/i.test(message))
    return appError('store.unreachable', 'The journeys store does not answer. It is tried again.', {}, cause)
  return appError(
    'query.failed',
    'The journeys store could not answer this question.',
    { engineCode: codeOf(cause) },
    cause,
  )
}
