/** The settings of a running Waymark, read once from the environment; the only reader of it. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { readPrivateTargets } from './net/private-targets.ts'

const loopbackHosts = ['127.0.0.1', 'localhost', '::1']
export const isLoopbackHost = (host: string): boolean => loopbackHosts.includes(host)

/** An empty variable means the same as a missing one, as `PORT= npm start` suggests. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema)

const wholeNumber = z.coerce.number('must be a number').int('must be a whole number')

const Environment = z.object({
  PORT: optional(wholeNumber.min(0).max(65535).default(4600)),
  HOST: optional(z.string().default('127.0.0.1')),
  WAYMARK_DATA: optional(z.string().default('./data')),
  DATABASE_URL: optional(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must look like postgres://user@host/database')
      .optional(),
  ),
  CLICKHOUSE_URL: optional(
    z
      .string()
      .regex(/^https?:\/\//, 'must look like http://user@host:8123/database')
      .optional(),
  ),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn')),
  WAYMARK_WARNINGS_KEPT: optional(wholeNumber.min(1).max(100_000_000).default(100_000)),
  WAYMARK_WARNINGS_DAYS: optional(wholeNumber.min(1).max(36_500).default(90)),
  WAYMARK_IMPORT_FOLDER: optional(z.string().optional()),
  WAYMARK_INSECURE_LISTEN: optional(z.enum(['0', '1']).default('0')),
  WAYMARK_URL: optional(
    z
      .string()
      .regex(/^https?:\/\/[^/]+\/?$/, 'must look like https://waymark.example.com, without a path')
      .optional(),
  ),
  WAYMARK_SECRET: optional(z.string().min(32, 'must have at least 32 characters').optional()),
  WAYMARK_SESSION_DAYS: optional(wholeNumber.min(1).max(365).default(30)),
  WAYMARK_API_KEY: optional(z.string().optional()),
  WAYMARK_TRUST_PROXY: optional(z.string().optional()),
  WAYMARK_ALLOW_PRIVATE_HOSTS: optional(z.string().optional()),
  SMTP_URL: optional(
    z
      .string()
      .regex(/^smtps?:\/\//, 'must look like smtps://user:password@mail.example.com')
      .optional(),
  ),
  MAIL_FROM: optional(z.string().default('Waymark <waymark@localhost>')),
  OIDC_ISSUER: optional(z.url('must be the address of the provider').optional()),
  OIDC_CLIENT_ID: optional(z.string().optional()),
  OIDC_CLIENT_SECRET: optional(z.string().optional()),
  OIDC_NAME: optional(z.string().max(60).default('single sign-on')),
  OIDC_NEWCOMERS: optional(z.enum(['invited', 'viewer', 'analyst', 'editor']).default('invited')),
})

export type Config = {
  port: number
  host: string
  /** Absolute path of the folder for the embedded engines, uploads and the first write key. */
  data: string
  databaseUrl: string | undefined
  clickhouseUrl: string | undefined
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
  /** Refused items are kept until they are older than `days`, or until there are `most` newer ones. */
  warnings: { most: number; days: number }
  /** Absolute path below which connections may read files; undefined: they read none. */
  importFolder: string | undefined
  /** Said out loud by whoever starts it: listen beyond this machine already before the set-up, and under any name. */
  insecureListen: boolean
  /** Where people open Waymark; undefined: at the address it listens on. */
  publicUrl: string | undefined
  /** Signs sessions; undefined: made at the first start and kept in the data folder. */
  secret: string | undefined
  /** After which somebody signs in again, however much she was here. */
  sessionDays: number
  /** For commands that speak to a running server; undefined: the token in its data folder. */
  apiKey: string | undefined
  /** Addresses of proxies that are believed when they say who asks. */
  trustProxy: string[]
  /** Names, addresses and ranges of one's own network that Waymark may call although they are private. */
  allowPrivateHosts: string[]
  mail: { url: string; from: string } | undefined
  singleSignOn: { name: string; issuer: string; clientId: string; clientSecret: string } | undefined
  /** What people become whom nobody invited but the single sign-on vouches for; undefined: they stay out. */
  newcomers: 'viewer' | 'analyst' | 'editor' | undefined
}

/** What is wrong with the environment, one line per variable. */
export class ConfigError extends Error {}

export const readConfig = (environment: Record<string, string | undefined> = process.env): Config => {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success)
    throw new ConfigError(
      parsed.error.issues
        .map((issue) => `${issue.path.join('.')} ${issue.message}. Change it or leave it out.`)
        .join('\n'),
    )
  const env = parsed.data
  return {
    port: env.PORT,
    host: env.HOST,
    data: resolve(env.WAYMARK_DATA),
    databaseUrl: env.DATABASE_URL,
    clickhouseUrl: env.CLICKHOUSE_URL,
    logLevel: env.LOG_LEVEL,
    warnings: { most: env.WAYMARK_WARNINGS_KEPT, days: env.WAYMARK_WARNINGS_DAYS },
    importFolder: env.WAYMARK_IMPORT_FOLDER && resolve(env.WAYMARK_IMPORT_FOLDER),
    insecureListen: env.WAYMARK_INSECURE_LISTEN === '1',
    publicUrl: env.WAYMARK_URL?.replace(/\/$/, ''),
    secret: env.WAYMARK_SECRET,
    sessionDays: env.WAYMARK_SESSION_DAYS,
    apiKey: env.WAYMARK_API_KEY,
    trustProxy: listOf(env.WAYMARK_TRUST_PROXY),
    allowPrivateHosts: privateHostsOf(env.WAYMARK_ALLOW_PRIVATE_HOSTS),
    mail: env.SMTP_URL ? { url: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
    singleSignOn: singleSignOnOf(env),
    newcomers: env.OIDC_NEWCOMERS === 'invited' ? undefined : env.OIDC_NEWCOMERS,
  }
}

const listOf = (text = ''): string[] => text.split(/[\s,]+/).filter((entry) => entry !== '')

const privateHostsOf = (text: string | undefined): string[] => {
  try {
    readPrivateTargets(listOf(text))
  } catch (error) {
    throw new ConfigError(`WAYMARK_ALLOW_PRIVATE_HOSTS: ${error instanceof Error ? error.message : error}`)
  }
  return listOf(text)
}

const singleSignOnOf = (env: z.infer<typeof Environment>): Config['singleSignOn'] => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (!issuer && !clientId && !clientSecret) return undefined
  if (issuer && clientId && clientSecret) return { name: env.OIDC_NAME, issuer, clientId, clientSecret }
  throw new ConfigError(
    'The single sign-on needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. Set all three, or none.',
  )
}
