/** Importing a file of records: what its columns mean, what would happen to whom, and what did. */
import { z } from 'zod'
import {
  ImportFormat,
  ImportProgress,
  ImportState,
  RefusedRow,
  SheetName,
  sheetsOfFile,
  TimeForm,
} from '../import.ts'
import { CustomFieldDesign } from './custom-field.ts'

export const importedTypes = ['customer', 'company', 'deal', 'ticket', 'order', 'product'] as const
export const ImportedType = z.enum(importedTypes)
export type ImportedType = z.infer<typeof ImportedType>

const Text = z.string().max(500)

/** What to do with a name of a record that is not there. */
export const UnknownRelation = z.enum(['create', 'empty', 'refuse'])
export type UnknownRelation = z.infer<typeof UnknownRelation>

export const RelationDecision = z.discriminatedUnion('do', [
  z.object({ do: z.literal('use'), value: Text, id: z.string().min(1).max(64) }),
  z.object({ do: z.literal('create'), value: Text }),
  z.object({ do: z.literal('empty'), value: Text }),
])
export type RelationDecision = z.infer<typeof RelationDecision>

/** Of a column that no field is like: it becomes one. The dry run puts the name that the field will have in its place. */
export const newTarget = 'new'

export const NewField = z.object({
  label: CustomFieldDesign.shape.label,
  kind: CustomFieldDesign.shape.kind.exclude(['relation']),
  options: CustomFieldDesign.shape.options.describe('of a choice; empty: the values of the column'),
})
export type NewField = z.infer<typeof NewField>

export const ImportColumn = z.object({
  column: z.string().max(200),
  target: z
    .string()
    .max(120)
    .describe(
      'a field, or a part of one such as "name:first", "amount:currency", "lines:quantity"; or "id"; or "deleted": a row that says yes there is left out; or "new": a field that the run adds; of customers also "consent:email:marketing" (she agreed), "consent:email:all:out" (she opted out), of any channel and purpose, and "consent:at" (when)',
    ),
  newField: NewField.optional().describe(
    'what the run adds for this column, where it is not there yet; of the target "new" guessed from the cells where it is missing',
  ),
  timeForm: TimeForm.optional().describe('of dates'),
  decimalComma: z.boolean().optional().describe('of numbers: 1.234,5'),
  prefix: z
    .string()
    .max(40)
    .optional()
    .describe('put before ids, so that those of two systems are never taken for one, e.g. "hubspot:"'),
  separator: z
    .string()
    .length(1)
    .optional()
    .describe('of relations: what parts several names in a cell; a field that holds one takes the first'),
  unknown: UnknownRelation.optional().describe(
    'of relations: names that are not there and resemble none. Usually "create"',
  ),
  near: z
    .enum(['ask', 'create', 'empty'])
    .optional()
    .describe('of relations: names that only resemble others and were not decided. Usually "ask"'),
  decisions: z.array(RelationDecision).max(5_000).optional().describe('of relations: name by name'),
  choices: z
    .array(z.object({ value: Text, option: z.string().max(64).describe('empty: leave the field as it is') }))
    .max(1_000)
    .optional()
    .describe('of choices: which option a word stands for'),
})
export type ImportColumn = z.infer<typeof ImportColumn>

export const becomesField = ({ target, newField }: ImportColumn): boolean =>
  target === newTarget || newField !== undefined

export const RecordImportSettings = z.object({
  type: ImportedType,
  columns: z.array(ImportColumn).max(1_000),
  match: z
    .array(z.string().max(100))
    .max(5)
    .describe('fields by which a row is recognised as a record that is there, tried in this order'),
  known: z
    .enum(['update', 'fill', 'leave'])
    .default('update')
    .describe('records that are there: take the file’s values, fill empty fields only, or leave them'),
  unknown: z.enum(['create', 'leave']).default('create').describe('rows that are no record yet'),
  changedHere: z
    .enum(['keep', 'overwrite'])
    .optional()
    .describe(
      'of connections, whose rows come again: a field that was changed here since it changed there stays, or takes the value of the row. Usually "keep"',
    ),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency of three capital letters, e.g. EUR')
    .default('EUR')
    .describe('of amounts that name none'),
  timeZone: z.string().max(64).default('UTC'),
  pipeline: z.string().max(64).optional().describe('of deals: whose stages the words of the file are'),
  delimiter: z.string().length(1).optional(),
  encoding: z.string().max(40).optional(),
  sheet: SheetName.optional(),
})
export type RecordImportSettings = z.infer<typeof RecordImportSettings>

export const RecordImportCounts = z.object({
  rows: z.number().int(),
  create: z.number().int(),
  update: z.number().int(),
  skip: z.number().int().describe('there already, with the same values'),
  merged: z.number().int().describe('rows that a later row of the file about the same record completes'),
  conflict: z.number().int().describe('rows that would be about more than one record'),
  refused: z.number().int(),
  consents: z.number().int().default(0).describe('agreements and opt-outs of customers that are news'),
})
export type RecordImportCounts = z.infer<typeof RecordImportCounts>

const Sample = z.object({
  row: z.number().int(),
  id: z.string().nullable(),
  label: z.string(),
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
})
export type ImportSample = z.infer<typeof Sample>

const Candidate = z.object({
  id: z.string(),
  label: z.string(),
  score: z.number().describe('0…1: how alike the names are'),
})
export type RelationCandidate = z.infer<typeof Candidate>

const OpenRelation = z.object({
  column: z.string(),
  field: z.string().describe('label of the field'),
  to: z.string().describe('type of record'),
  value: z.string(),
  rows: z.number().int(),
  state: z.enum(['near', 'ambiguous', 'unknown']),
  candidates: z.array(Candidate),
  decision: z.enum(['ask', 'use', 'create', 'empty', 'refuse']),
  id: z.string().nullable().describe('of a record to use'),
})
export type OpenRelation = z.infer<typeof OpenRelation>

const OpenChoice = z.object({
  column: z.string(),
  field: z.string(),
  value: z.string(),
  rows: z.number().int(),
  option: z.string().nullable().describe('empty: left as it is; null: the rows are refused'),
})
export type OpenChoice = z.infer<typeof OpenChoice>

export const ImportTarget = z.object({
  target: z.string(),
  label: z.string(),
  kind: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
})
export type ImportTarget = z.infer<typeof ImportTarget>

export const RecordImportPreview = z.object({
  preset: z.string().nullable().describe('the program whose export this is'),
  why: z.string().describe('why the file was taken for this type of record'),
  ...sheetsOfFile,
  columns: z.array(
    z.object({
      name: z.string(),
      samples: z.array(z.string()),
      filled: z.number(),
      target: z.string().nullable(),
      reason: z.string(),
    }),
  ),
  targets: z.array(ImportTarget).describe('what a column may be'),
  keys: z.array(z.object({ field: z.string(), label: z.string() })).describe('what a row may be matched by'),
  counts: RecordImportCounts,
  undecided: z.number().int().describe('names that only resemble others and wait for a decision'),
  relations: z.array(OpenRelation),
  choices: z.array(OpenChoice),
  creates: z.array(Sample),
  updates: z.array(Sample),
  skips: z.array(Sample),
  made: z
    .array(z.object({ type: z.string(), count: z.number().int() }))
    .describe('records of other types that would be made because rows name them'),
  refusals: z.array(
    z.object({ code: z.string(), message: z.string(), rows: z.number(), samples: z.array(RefusedRow) }),
  ),
  remarks: z.array(z.object({ code: z.string(), message: z.string(), samples: z.array(z.string()) })),
})
export type RecordImportPreview = z.infer<typeof RecordImportPreview>

export const RecordImport = z.object({
  id: z.number().int(),
  fileName: z.string(),
  bytes: z.number(),
  format: ImportFormat.nullable(),
  state: ImportState,
  createdAt: z.string(),
  createdBy: z.string(),
  finishedAt: z.string().nullable(),
  settings: RecordImportSettings.nullable().describe('null until the file was looked at'),
  preview: RecordImportPreview.nullable(),
  counts: RecordImportCounts.nullable().describe('what was done'),
  undone: z
    .object({ records: z.number().int(), kept: z.number().int().describe('changed by somebody since') })
    .nullable(),
  fields: z
    .array(z.object({ name: z.string(), label: z.string() }))
    .describe('what it added to the fields of its type; undoing leaves them'),
  progress: ImportProgress,
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
})
export type RecordImport = z.infer<typeof RecordImport>
