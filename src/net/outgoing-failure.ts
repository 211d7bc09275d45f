/** Says in a sentence why a call to another server failed, and what to do about it. */
import { AppError, appError } from '../model/app-error.ts'
import type { Limits } from './limits.ts'

export type FailureKind = 'name' | 'connection' | 'certificate' | 'time' | 'size' | 'redirects' | 'answer'

export const outgoingFailure = (kind: FailureKind, message: string, cause?: unknown): AppError =>
  appError('net.failed', message, { kind }, cause)

export const tooLarge = (host: string, bytes: number): AppError =>
  outgoingFailure('size', `${host} answers with more than ${sizeText(bytes)}. Ask it for less at a time.`)

const sizeText = (bytes: number): string =>
  bytes >= 1 << 20 ? `${Math.round(bytes / (1 << 20))} MB` : `${Math.ceil(bytes / 1024)} KB`

const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'name' in error && typeof error.name === 'string' ? error.name : ''
}

const isCertificate = (code: string): boolean =>
  /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH/.test(code)

/** Whatever the network library, the resolver or the unpacker threw; what the caller stopped is passed on. */
export const readFailure = (
  error: unknown,
  { host }: URL,
  limits: Limits,
  callerStopped: boolean,
): unknown => {
  if (error instanceof AppError || callerStopped) return error
  // Several addresses were tried: the last failure stands for all.
  if (error instanceof AggregateError && error.errors.length > 0)
    return readFailure(error.errors.at(-1), new URL(`http://${host}`), limits, false)
  if (error instanceof Error && error.cause instanceof AppError) return error.cause
  return outgoingFailure(...words(codeOf(error), host, limits), error)
}

const words = (code: string, host: string, limits: Limits): [FailureKind, string] => {
  if (/^(ENOTFOUND|EAI_|ENODATA|ESERVFAIL)/.test(code))
    return ['name', `The name ${host} is not known to the network. Check how it is written.`]
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT')
    return [
      'time',
      `${host} could not be reached within ${limits.connectMs / 1000} s. Check that it is up and lets us in.`,
    ]
  if (/TIMEOUT|TimeoutError/.test(code))
    return [
      'time',
      `${host} did not answer in time (${limits.totalMs / 1000} s at most). Check whether it is overloaded.`,
    ]
  if (isCertificate(code))
    return ['certificate', `${host} cannot prove who it is (${code}). Renew its certificate.`]
  if (code === 'ECONNREFUSED')
    return ['connection', `Nothing listens at ${host}. Check the address, and that the server runs.`]
  if (/^(Z_|ERR__ERROR_FORMAT|UND_ERR_HEADERS_OVERFLOW|HPE_)/.test(code))
    return ['answer', `${host} answers with something that is no proper HTTP (${code}). Check the address.`]
  return ['connection', `The connection to ${host} broke${code ? ` (${code})` : ''}. Check that it is up.`]
}
