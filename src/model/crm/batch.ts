/** Many changes in one request, each answered on its own, all undone together. */
import { z } from 'zod'
import { FieldValues } from './field-value.ts'

const Id = z.string().min(1).max(64)
const Version = z.number().int().min(1).optional().describe('refused when the record has moved on')

export const RecordWrite = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), values: FieldValues }),
  z.object({ do: z.literal('update'), id: Id, version: Version, values: FieldValues }),
  z.object({ do: z.literal('delete'), id: Id, version: Version }),
  z.object({ do: z.literal('restore'), id: Id, version: Version }),
])
export type RecordWrite = z.infer<typeof RecordWrite>

export const mostWrites = 1_000

export const RecordWriteResult = z.discriminatedUnion('status', [
  z.object({
    index: z.number().int(),
    status: z.literal('done'),
    id: z.string(),
    version: z.number().int(),
  }),
  z.object({
    index: z.number().int(),
    status: z.literal('unchanged'),
    id: z.string(),
    version: z.number().int(),
  }),
  z.object({
    index: z.number().int(),
    status: z.literal('refused'),
    code: z.string(),
    message: z.string(),
    field: z.string().optional(),
    version: z.number().int().optional().describe('the current one, when the record has moved on'),
  }),
])
export type RecordWriteResult = z.infer<typeof RecordWriteResult>

export const BatchAnswer = z.object({
  results: z.array(RecordWriteResult),
  undo: z.string().nullable().describe('POST /undo/{undo} takes all of it back'),
})
export type BatchAnswer = z.infer<typeof BatchAnswer>
