/** Versions as ETags, so that nobody overwrites a change she has not seen. */
import { appError } from '../model/app-error.ts'

export const tagOf = (version: number): string => `"${version}"`

/** The version the caller believes to be current. */
export const expectedVersion = (ifMatch: string | undefined): number => {
  const version = Number(/^(?:W\/)?"?(\d{1,9})"?$/.exec(ifMatch?.trim() ?? '')?.[1])
  if (Number.isInteger(version)) return version
  throw appError(
    'request.precondition-failed',
    'Say which version you changed: send the ETag you got as If-Match, e.g. If-Match: "3".',
    { where: 'headers.if-match' },
  )
}
