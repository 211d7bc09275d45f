/** Turns a failure of the records store into an error that says what to do next. */
import { AppError, appError } from '../../model/app-error.ts'

export const diskFullSigns = /no space left on device|disk quota exceeded|file too large|ENOSPC|EDQUOT|EFBIG/i

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** SQLSTATE classes 08 (connection) and 57P (the server is stopping or starting), too many clients, wrong password or database. */
const unreachableStates = /^(08...|57P0[1-5]|53300|28...|3D000)$/
const unreachableSystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
])
const unreachableMessages =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/
/** data_corrupted, index_corrupted */
const damagedStates = new Set(['XX001', 'XX002'])

export const diskFull = (place: string, facts: Record<string, unknown>, cause?: unknown): AppError =>
  appError(
    'store.disk-full',
    `No space is left for ${place}. Free some and try again; what was acknowledged is kept.`,
    { place, ...facts },
    cause,
  )

/** The directory itself cannot be used: missing rights, a file in its place, a read-only disk. */
export const directoryError = (error: unknown, directory: string): unknown => {
  const known = storeError(error, directory)
  if (known instanceof AppError) return known
  return appError(
    'store.unreachable',
    `The directory ${directory} cannot be used (${error instanceof Error ? error.message : error}). Give this user the right to write there, or set WAYMARK_DATA to another directory.`,
    { directory },
    error,
  )
}

/** Failures of a query itself (a broken constraint, say) are returned as they are. */
export function storeError(error: unknown, place: string): unknown {
  if (error instanceof AppError) return error
  if (error instanceof Error && error.cause instanceof AppError) return error.cause
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  if (code === '53100' || diskFullSigns.test(`${code} ${message}`)) return diskFull(place, {}, error)
  if (damagedStates.has(code))
    return appError(
      'store.damaged',
      `Part of ${place} is damaged (${message}). Restore it from a backup.`,
      { place },
      error,
    )
  if (unreachableStates.test(code) || unreachableSystemCodes.has(code) || unreachableMessages.test(message))
    return appError(
      'store.unreachable',
      `${place} does not answer (${message || code}). Check that it runs and that DATABASE_URL is right.`,
      { place },
      error,
    )
  return error
}
