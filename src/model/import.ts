/** Importing a file of interactions: what was recognised, what would happen, and what did. */
import { z } from 'zod'

export const importFields = [
  'customer',
  'anonymous',
  'time',
  'touchpoint',
  'channel',
  'value',
  'currency',
  'nps',
  'csat',
  'ces',
  'rating',
  'text',
  'order',
  'deal',
  'ticket',
  'messageId',
] as const
export const ImportField = z.enum(importFields)
export type ImportField = z.infer<typeof ImportField>

export const ImportFormat = z.enum(['csv', 'ndjson', 'parquet', 'xes', 'xlsx'])
export type ImportFormat = z.infer<typeof ImportFormat>

export const TimeForm = z.enum([
  'iso',
  'unix-seconds',
  'unix-milliseconds',
  'excel-serial',
  'day-month-year',
  'month-day-year',
  'year-month-day',
  'month-name',
])
export type TimeForm = z.infer<typeof TimeForm>

export const SheetName = z
  .string()
  .max(100)
  .describe('of a workbook: which sheet; the first with rows unless given')

/** Column of the file for each field; other columns are kept as properties. */
export const ImportSettings = z.object({
  columns: z.partialRecord(ImportField, z.string()).default({}),
  constants: z
    .partialRecord(z.enum(['touchpoint', 'channel', 'currency']), z.string())
    .default({})
    .describe('used where the file has no such column'),
  customerPrefix: z
    .string()
    .max(40)
    .optional()
    .describe('put before ids of customers, as imports of records do, e.g. "hubspot:"'),
  timeForm: TimeForm.optional(),
  timeZone: z.string().max(64).default('UTC'),
  delimiter: z.string().length(1).optional(),
  encoding: z.string().max(40).optional(),
  sheet: SheetName.optional(),
})
export type ImportSettings = z.infer<typeof ImportSettings>

export const RefusedRow = z.object({
  row: z.number().int().describe('line of the file counted in records, 1 = first after the header'),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  message: z.string(),
})
export type RefusedRow = z.infer<typeof RefusedRow>

export const ImportCounts = z.object({
  rows: z.number().int(),
  accepted: z.number().int(),
  refused: z.number().int(),
  duplicates: z.number().int(),
  customers: z.number().int(),
  touchpoints: z.number().int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

/** The sheets of a workbook, and the one that was read. */
export const sheetsOfFile = {
  sheets: z.array(z.string()).default([]).describe('of a workbook'),
  sheet: z.string().nullable().default(null).describe('the one that was read'),
}

export const ImportPreview = z.object({
  format: ImportFormat,
  settings: ImportSettings,
  ...sheetsOfFile,
  columns: z.array(
    z.object({
      name: z.string(),
      samples: z.array(z.string()).describe('up to five non-empty cells'),
      filled: z.number().describe('share of non-empty cells among the rows looked at'),
      field: ImportField.nullable(),
      reason: z.string().describe('why it was recognised so'),
    }),
  ),
  counts: ImportCounts,
  timeRange: z.object({ from: z.string(), to: z.string() }).nullable(),
  touchpoints: z
    .array(z.object({ name: z.string(), rows: z.number() }))
    .describe('most frequent first, at most 1000'),
  refusals: z.array(
    z.object({ code: z.string(), message: z.string(), rows: z.number(), samples: z.array(RefusedRow) }),
  ),
  remarks: z.array(z.object({ code: z.string(), message: z.string(), samples: z.array(z.string()) })),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const ImportState = z.enum([
  'uploaded',
  'reading',
  'checked',
  'running',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
])
export type ImportState = z.infer<typeof ImportState>

export const ImportProgress = z.object({
  phase: z.string(),
  rows: z.number(),
  share: z.number().nullable(),
  rowsPerSecond: z.number(),
  secondsLeft: z.number().nullable(),
})
export type ImportProgress = z.infer<typeof ImportProgress>

export const Import = z.object({
  id: z.number().int(),
  fileName: z.string(),
  bytes: z.number(),
  state: ImportState,
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  settings: ImportSettings,
  preview: ImportPreview.nullable(),
  counts: ImportCounts.nullable(),
  progress: ImportProgress,
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
})
export type Import = z.infer<typeof Import>
