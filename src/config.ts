/** The settings of a running Waymark, read once from the environment; the only reader of it. */
import { resolve } from 'node:path'
import { z } from 'zod'

const loopbackHosts = ['127.0.0.1', 'localhost', '::1']

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
  WAYMARK_INSECURE_LISTEN: optional(z.enum(['0', '1']).default('0')),
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
  /** Said out loud by whoever starts it: listen beyond this machine although nobody has to sign in. */
  insecureListen: boolean
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
  const insecureListen = env.WAYMARK_INSECURE_LISTEN === '1'
  if (!loopbackHosts.includes(env.HOST) && !insecureListen)
    throw new ConfigError(
      `HOST=${env.HOST} would let other machines read and change everything, because nobody has to sign in yet. ` +
        'Leave HOST out, or set WAYMARK_INSECURE_LISTEN=1 if a proxy in front of Waymark checks who may come in.',
    )
  return {
    port: env.PORT,
    host: env.HOST,
    data: resolve(env.WAYMARK_DATA),
    databaseUrl: env.DATABASE_URL,
    clickhouseUrl: env.CLICKHOUSE_URL,
    logLevel: env.LOG_LEVEL,
    warnings: { most: env.WAYMARK_WARNINGS_KEPT, days: env.WAYMARK_WARNINGS_DAYS },
    insecureListen,
  }
}
