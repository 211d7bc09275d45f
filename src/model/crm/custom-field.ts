/** A field that people add to a type of record while Waymark runs. */
import { z } from 'zod'
import { FieldKind, FieldOption } from './field.ts'
import { RecordType } from './record-type.ts'

export const CustomFieldDesign = z
  .object({
    label: z.string().trim().min(1).max(100),
    kind: FieldKind.exclude(['lines', 'user']),
    help: z.string().max(500).optional(),
    required: z.boolean().default(false),
    options: z.array(FieldOption).max(200).default([]),
    to: RecordType.optional().describe('of a relation'),
    searchable: z.boolean().default(false),
  })
  .refine(({ kind, options }) => (kind !== 'choice' && kind !== 'many-choices') || options.length > 0, {
    message: 'a choice needs options',
    path: ['options'],
  })
  .refine(({ kind, to }) => kind !== 'relation' || to !== undefined, {
    message: 'a relation needs the type of record it points to',
    path: ['to'],
  })
export type CustomFieldDesign = z.infer<typeof CustomFieldDesign>

export const CustomField = z.object({
  name: z.string().describe('as in values: "custom." and a word made from the first label'),
  type: RecordType,
  position: z.number().int(),
  ...CustomFieldDesign.shape,
})
export type CustomField = z.infer<typeof CustomField>
