/** Connections to other systems: what kinds there are, which stand, how they fare, and what they brought. */
import { z } from 'zod'
import { Removal } from './brought.ts'
import { WaitingGone } from './connected-rows.ts'
import { RecordImportPreview, RecordImportSettings } from './crm/record-import.ts'

/** The part of JSON Schema that forms are drawn from. `writeOnly`: a secret, which no answer holds. */
const plainProperty = {
  type: z.enum(['string', 'number', 'integer', 'boolean', 'array', 'object']),
  title: z.string(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  titles: z.record(z.string(), z.string()).optional().describe('what the values of `enum` are called'),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  writeOnly: z.boolean().optional().describe('a secret: it is set and never shown'),
  multiline: z.boolean().optional(),
  placeholder: z.string().optional(),
  editor: z.literal('record-mapping').optional().describe('it is filled in by something made for it'),
  when: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .optional()
    .describe('it is shown only where other settings have these values, or one of several'),
}
export const SettingsProperty = z.object({
  ...plainProperty,
  properties: z.record(z.string(), z.object(plainProperty)).optional(),
})
export type SettingsProperty = z.infer<typeof SettingsProperty>

export const SettingsSchema = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), SettingsProperty),
  required: z.array(z.string()),
})
export type SettingsSchema = z.infer<typeof SettingsSchema>

export const ConnectorInfo = z.object({
  id: z.string(),
  name: z.string(),
  about: z.string(),
  way: z
    .enum(['pull', 'receive'])
    .describe('pull: Waymark asks on a schedule; receive: the other system calls'),
  steps: z.array(z.string()).describe('what to do in the other system, in order'),
  settings: SettingsSchema,
})
export type ConnectorInfo = z.infer<typeof ConnectorInfo>

export const ConnectionFailure = z.object({
  what: z.string().describe('what went wrong'),
  remedy: z.string().describe('what to do about it'),
  at: z.string(),
})
export type ConnectionFailure = z.infer<typeof ConnectionFailure>

export const ConnectionState = z.enum(['new', 'fresh', 'running', 'failing', 'paused'])
export type ConnectionState = z.infer<typeof ConnectionState>

export const RunCounts = z.object({
  taken: z.number().int().describe('interactions that came new, or rows that made or changed a record'),
  duplicates: z.number().int().describe('interactions or records that were so already'),
  refused: z
    .number()
    .int()
    .describe('interactions that ingest refused, see the warnings; or rows that were not taken'),
  leftOut: z.number().int().describe('not told at all, such as mail of strangers or unknown kinds of events'),
  removed: z.number().int().describe('records that were deleted, since their rows are gone there'),
})
export type RunCounts = z.infer<typeof RunCounts>
export const noCounts: RunCounts = { taken: 0, duplicates: 0, refused: 0, leftOut: 0, removed: 0 }

const ConnectionProgress = z.object({
  done: z.number(),
  total: z.number().nullable(),
  secondsLeft: z.number().nullable(),
})

export const Connection = z.object({
  id: z.string(),
  connector: z.string(),
  name: z.string(),
  settings: z.record(z.string(), z.unknown()).describe('without secrets; empty for who may not change them'),
  secretsSet: z.array(z.string()).describe('names of the secrets that are kept'),
  everyMinutes: z.number().int().nullable().describe('null: it receives'),
  state: ConnectionState,
  createdAt: z.string(),
  freshAt: z.string().nullable().describe('when it was last in step with the other system'),
  lastItemAt: z.string().nullable().describe('when it last brought something new'),
  nextRunAt: z.string().nullable(),
  failure: ConnectionFailure.nullable(),
  failures: z.number().int().describe('how often in a row it has failed'),
  progress: ConnectionProgress.nullable().describe('of the run going on'),
  counts: RunCounts,
  hookPath: z.string().nullable().describe('where the other system sends to'),
  waiting: z.number().int().describe('received and not yet told'),
  asks: z
    .number()
    .int()
    .describe('received, and for a person to answer, such as a request to erase somebody'),
  gone: WaitingGone.nullable().describe(
    'records whose rows are gone there, and that are not deleted unasked: too many at once, or, `changed`, however few, or ones that people or other sources have to do with',
  ),
  formerSecretUntil: z
    .string()
    .nullable()
    .describe('until when calls that are signed with the secret of before count as well'),
  removing: Removal.omit({ by: true }).nullable().describe('it is being removed with what only it brought'),
  notTaken: z
    .number()
    .int()
    .describe('rows that could not become records yet, and are tried again with each run'),
})
export type Connection = z.infer<typeof Connection>

export const ConnectionRun = z.object({
  id: z.number().int(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  cause: z.enum(['schedule', 'by hand', 'backfill', 'received', 'removal']),
  outcome: z.enum(['running', 'done', 'failed', 'stopped']),
  counts: RunCounts,
  failure: ConnectionFailure.nullable(),
})
export type ConnectionRun = z.infer<typeof ConnectionRun>

export const RowNotTaken = z.object({
  key: z.string().describe('what the row is called there'),
  since: z.string(),
  code: z.string(),
  message: z.string(),
  column: z.string(),
  value: z.string(),
  cells: z.record(z.string(), z.string()),
})
export type RowNotTaken = z.infer<typeof RowNotTaken>

export const HookDeliveryState = z.enum(['waiting', 'taken', 'unknown', 'failed', 'asks'])
export type HookDeliveryState = z.infer<typeof HookDeliveryState>

export const HookDelivery = z.object({
  id: z.number().int(),
  receivedAt: z.string(),
  kind: z.string().describe("the sender's name for what happened"),
  state: HookDeliveryState,
  interactions: z.number().int(),
  error: z.string(),
  payload: z.string().describe('as received'),
})
export type HookDelivery = z.infer<typeof HookDelivery>

export const GoneAnswer = z.strictObject({
  answer: z.enum(['delete', 'keep']).describe('delete: after the table was looked at once more'),
})
export type GoneAnswer = z.infer<typeof GoneAnswer>

/** What a test of settings found. */
export const ConnectionTest = z.object({
  ok: z.boolean(),
  message: z.string().describe('what was found, or what is wrong and what to do'),
  columns: z
    .array(z.object({ name: z.string(), samples: z.array(z.string()) }))
    .describe('where there are columns to choose from'),
  offers: z.record(z.string(), z.array(z.string())).describe('by setting: what there is to choose from'),
  proposed: z.record(z.string(), z.string()).describe('by setting: what fits where nothing was chosen'),
  records: z
    .object({ settings: RecordImportSettings, preview: RecordImportPreview, rows: z.number().int() })
    .nullable()
    .describe('where rows are records: what their columns are, and what the first rows would do'),
})
export type ConnectionTest = z.infer<typeof ConnectionTest>

const Settings = z.record(z.string(), z.unknown())

export const NewConnection = z.strictObject({
  connector: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(100),
  settings: Settings,
  everyMinutes: z.number().int().min(1).max(10_080).default(15),
})
export type NewConnection = z.infer<typeof NewConnection>

export const ConnectionChange = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  settings: Settings.optional().describe('a secret that is left out or empty stays as it is'),
  everyMinutes: z.number().int().min(1).max(10_080).optional(),
})
export type ConnectionChange = z.infer<typeof ConnectionChange>

export const TestWish = z.strictObject({
  connector: z.string().min(1).max(40),
  settings: Settings,
  connection: z.string().max(64).optional().describe('whose secrets are used where none are given'),
})
export type TestWish = z.infer<typeof TestWish>
