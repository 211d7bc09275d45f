/** A field of a record: declared once; columns, filters, forms, API bodies and history follow from it. */
import { z } from 'zod'
import { RecordType } from './record-type.ts'

export const fieldKinds = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'datetime',
  'choice',
  'many-choices',
  'yes-no',
  'link',
  'relation',
  'user',
  'lines',
] as const
export const FieldKind = z.enum(fieldKinds)
export type FieldKind = z.infer<typeof FieldKind>

export const FieldOption = z.object({
  value: z.string().min(1).max(64),
  label: z.string().min(1).max(200),
  color: z.string().max(32).optional(),
  group: z.string().optional().describe('of a stage: its pipeline; of a person: her department'),
})
export type FieldOption = z.infer<typeof FieldOption>

export const Field = z.object({
  name: z.string().describe('a field made at run time begins with "custom."'),
  label: z.string(),
  kind: FieldKind,
  help: z.string().optional(),
  required: z.boolean().optional(),
  options: z.array(FieldOption).optional().describe('of a choice, or of a person'),
  optionsFrom: z.enum(['pipelines', 'stages']).optional().describe('who supplies the options'),
  to: RecordType.optional().describe('of a relation: the type of record it points to'),
  many: z.boolean().optional().describe('of a relation: it points to several'),
  format: z.enum(['email']).optional().describe('of a text: what it has to be'),
  code: z
    .enum(['language', 'country'])
    .optional()
    .describe('of a text: a code of it is shown by its name, "de" as "German"'),
  unit: z.enum(['%']).optional().describe('of a number: what it counts'),
  min: z.number().optional(),
  max: z.number().optional(),
  searchable: z.boolean().optional(),
  sortable: z.boolean().optional(),
  initial: z.union([z.string(), z.number(), z.boolean()]).optional().describe('of a new record'),
  derived: z.boolean().optional().describe('Waymark sets it; a value sent by a caller is refused'),
  fixed: z.boolean().optional().describe('can be given only when the record is made'),
})
export type Field = z.infer<typeof Field>

export const customPrefix = 'custom.'
export const isCustom = (name: string): boolean => name.startsWith(customPrefix)
