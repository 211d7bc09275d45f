/** Signatures of senders: made again from the same bytes, and compared in constant time. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Takes the same time wherever they differ; digests have one length. */
export const sameText = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected))

export const hmac = (
  algorithm: 'sha1' | 'sha256' | 'sha512',
  secret: string | Buffer,
  parts: readonly (string | Buffer)[],
  encoding: 'hex' | 'base64',
): string => {
  const made = createHmac(algorithm, secret)
  for (const part of parts) made.update(part)
  return made.digest(encoding)
}

/** Retries are signed anew, so an old signature is one that somebody kept. */
const toleranceMs = 5 * 60_000

/** Why this time of signing is not believed; undefined: it is. */
export function timeRefusal(signedAtMs: number, now: Date, tolerance = toleranceMs): string | undefined {
  if (!Number.isFinite(signedAtMs)) return 'The call does not say when it was signed.'
  if (Math.abs(now.getTime() - signedAtMs) <= tolerance) return undefined
  return `The call was signed more than ${tolerance / 60_000} minutes ago or ahead; check the clocks of both servers.`
}

export const missing = (header: string): string => `The call has no header ${header}.`
export const wrong = 'The signature does not fit the secret of this connection.'
