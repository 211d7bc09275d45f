/** Calls the sign-in library for one request: what it needs of it, the cookies it sets, its failures in our words. */
import { APIError } from 'better-auth/api'
import { type AppError, appError, type ErrorCode } from '../model/app-error.ts'
import { addressHeader } from './sign-in.ts'

/** What the library may know of a request. */
export type Visitor = { cookie: string | undefined; address: string; browser: string }

export type Answered<Value> = { value: Value; cookies: string[] }

export const headersOf = ({ cookie, address, browser }: Visitor): Headers => {
  const headers = new Headers({ 'user-agent': browser.slice(0, 300), [addressHeader]: address })
  if (cookie) headers.set('cookie', cookie)
  return headers
}

/** One by one, as `name=value`. */
export const cookiesIn = (header: string | undefined): string[] =>
  (header ?? '').split(/;\s*/).filter(Boolean)

/** The name of the cookie that is a session, as the library sets it. */
export const sessionCookie = /^(?:__Secure-)?waymark\.session_token=/

const wrong = 'E-mail address or password is wrong. Check both, or reset the password.'
const wrongCode =
  'This code is wrong or was used before. Use the newest one from your app, or a recovery code.'
/** The library has let her in with it before we look, so the way in begins anew. */
export const codeUsed = () =>
  appError(
    'access.wrong-credentials',
    'This code was used before. Sign in again, with the next one from your app.',
  )

const known: Record<string, [ErrorCode, string]> = {
  INVALID_EMAIL_OR_PASSWORD: ['access.wrong-credentials', wrong],
  INVALID_EMAIL: ['access.wrong-credentials', wrong],
  FAILED_TO_CREATE_SESSION: ['access.wrong-credentials', wrong],
  INVALID_PASSWORD: ['access.wrong-credentials', 'The password is wrong. Type the one you sign in with.'],
  CREDENTIAL_ACCOUNT_NOT_FOUND: [
    'access.wrong-credentials',
    'You come in by single sign-on and have no password here. Ask an admin for a reset link to set one.',
  ],
  PASSWORD_TOO_SHORT: ['request.invalid', 'The password is too short. Use at least 10 characters.'],
  PASSWORD_TOO_LONG: ['request.invalid', 'The password is too long. Use at most 128 characters.'],
  INVALID_CODE: ['access.wrong-credentials', wrongCode],
  INVALID_BACKUP_CODE: ['access.wrong-credentials', wrongCode],
  BACKUP_CODES_NOT_ENABLED: ['access.wrong-credentials', wrongCode],
  INVALID_TWO_FACTOR_COOKIE: [
    'access.not-signed-in',
    'This took too long. Sign in with your password again.',
  ],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: [
    'access.not-signed-in',
    'Too many wrong codes. Sign in with your password again.',
  ],
  ACCOUNT_TEMPORARILY_LOCKED: [
    'access.wait',
    'Too many wrong codes for this account. Try again in a quarter of an hour.',
  ],
  TOTP_ALREADY_ENABLED: ['request.conflict', 'The second factor is on already. Turn it off first.'],
  TOTP_NOT_ENABLED: ['request.conflict', 'The second factor is not on. Turn it on in your profile.'],
  TWO_FACTOR_NOT_ENABLED: ['request.conflict', 'The second factor is not on. Turn it on in your profile.'],
  PROVIDER_NOT_FOUND: [
    'access.provider-away',
    'The provider of the single sign-on cannot be reached. Try again later, or sign in with a password.',
  ],
  UNAUTHORIZED: ['access.not-signed-in', 'Sign in first.'],
}

const libraryError = (error: unknown): unknown => {
  if (!(error instanceof APIError)) return error
  const code = error.body?.code ?? ''
  const found = known[code]
  if (found) return appError(found[0], found[1])
  const status = Number(error.statusCode)
  if (status === 401) return appError('access.not-signed-in', 'Sign in first.')
  if (status >= 400 && status < 500)
    return appError('request.invalid', 'The sign-in was refused. Start again from the sign-in page.', {
      reason: code,
    })
  return error
}

export const isWrongCredentials = (error: unknown): error is AppError =>
  error instanceof Error && 'code' in error && error.code === 'access.wrong-credentials'

/** `call` asks the library with `returnHeaders`. */
export async function askLibrary<Value>(
  call: () => Promise<{ headers: Headers; response: Value }>,
): Promise<Answered<Value>> {
  try {
    const { headers, response } = await call()
    return { value: response, cookies: headers.getSetCookie() }
  } catch (error) {
    throw libraryError(error)
  }
}
