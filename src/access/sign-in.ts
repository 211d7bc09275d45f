/** The sign-in library, set up for our tables: passwords, sessions, second factors, single sign-on. */
import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import type { Role } from '../model/permission.ts'
import type { Tables } from '../storage/records/tables.ts'

export type SingleSignOn = { name: string; issuer: string; clientId: string; clientSecret: string }

export type SignInOptions = {
  db: Kysely<Tables>
  /** Signs cookies and encrypts second factors. Another one ends every session. */
  secret: string
  /** Where people open Waymark, e.g. https://waymark.example.com */
  publicUrl: string
  singleSignOn?: SingleSignOn
  sessionDays: number
  /** What somebody becomes who comes by single sign-on for the first time; undefined: she may not come in. */
  roleOfNewcomer(email: string): Promise<{ role: Role; department: string } | undefined>
  onTrouble(message: string): void
}

const callbackPath = '/api/v1/auth'
export const providerId = 'oidc'
const day = 24 * 3600
/** Without a visit. Its end however much it is used is kept by whoever finds out who stands behind a request. */
const quietDays = 14

export type SignIn = ReturnType<typeof createSignIn>

export const createSignIn = (options: SignInOptions) =>
  betterAuth({
    appName: 'Waymark',
    baseURL: options.publicUrl,
    basePath: callbackPath,
    secret: options.secret,
    database: { db: options.db, type: 'postgres' },
    telemetry: { enabled: false },
    onAPIError: { errorURL: `${options.publicUrl}/sign-in` },
    // Requests are counted by the server itself, by address and account.
    rateLimit: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message) => options.onTrouble(message),
    },
    advanced: {
      cookiePrefix: 'waymark',
      useSecureCookies: options.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: {
      modelName: 'auth_session',
      expiresIn: Math.min(quietDays, options.sessionDays) * day,
      updateAge: day,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        provedAt: { type: 'date', input: false, fieldName: 'proved_at', defaultValue: () => new Date() },
      },
    },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        role: { type: 'string', input: false },
        department: { type: 'string', input: false, defaultValue: '' },
        disabledAt: { type: 'date', input: false, required: false, fieldName: 'disabled_at' },
      },
    },
    account: {
      modelName: 'auth_account',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            if (!user.emailVerified) return false
            const given = await options.roleOfNewcomer(user.email)
            return given ? { data: { ...user, ...given } } : false
          },
        },
      },
      session: {
        create: {
          before: async (session) => ((await isDisabled(options.db, session.userId)) ? false : undefined),
        },
      },
      account: {
        create: {
          // Who she is has been said; Waymark never acts in her name elsewhere.
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Waymark',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'auth_two_factor',
            fields: {
              backupCodes: 'backup_codes',
              userId: 'user_id',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      ...(options.singleSignOn ? [singleSignOnOf(options.singleSignOn)] : []),
    ],
  })

const isDisabled = async (db: Kysely<Tables>, id: string): Promise<boolean> => {
  const person = await db
    .selectFrom('auth_user')
    .select('disabled_at')
    .where('id', '=', id)
    .executeTakeFirst()
  return !person || person.disabled_at !== null
}

/** Set by the server alone, from the connection: a header that callers could send would be theirs to choose. */
export const addressHeader = 'x-waymark-address'

/**
 * The provider is the organisation's own, so an address counts as hers that it says nothing more about; many do not.
 * One that it says nobody has proved may be typed by anybody: with it nobody becomes whom it belongs to.
 */
const isDenied = (proven: unknown): boolean => proven === false || proven === 'false'

const singleSignOnOf = ({ name, issuer, clientId, clientSecret }: SingleSignOn) =>
  genericOAuth({
    config: [
      {
        providerId,
        name,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        mapProfileToUser: ({ email_verified: proven }) => ({ emailVerified: !isDenied(proven) }),
      },
    ],
  })
