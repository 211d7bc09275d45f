/** Two records that may be one: how sure that is, and why. */
import { z } from 'zod'
import { CrmRecord, Labels } from './crm/crm-record.ts'
import { RecordType } from './crm/record-type.ts'

export const MergeableType = RecordType.extract(['customer', 'company'])
export type MergeableType = z.infer<typeof MergeableType>

const comparedThings = ['email', 'phone', 'name', 'company', 'city', 'birthday', 'device', 'domain'] as const

export const DuplicateReason = z.object({
  what: z.enum(comparedThings),
  agrees: z.enum(['same', 'near', 'alike', 'different']),
  bits: z
    .number()
    .describe('how much it speaks for one (above 0) or for two (below 0), as a logarithm to base 2'),
})
export type DuplicateReason = z.infer<typeof DuplicateReason>

const Judged = {
  score: z.number().describe('0..1: the probability that they are one; see docs/decisions/0041'),
  reasons: z.array(DuplicateReason),
}

export const Duplicate = z.object({ one: CrmRecord, other: CrmRecord, ...Judged, foundAt: z.string() })
export type Duplicate = z.infer<typeof Duplicate>

export const DuplicatePage = z.object({
  rows: z.array(Duplicate),
  labels: Labels,
  total: z.object({ n: z.number(), exact: z.boolean() }),
  next: z.string().nullable(),
  looking: z.boolean().describe('records changed that were not looked through yet'),
})
export type DuplicatePage = z.infer<typeof DuplicatePage>

const SideCounts = z.object({
  records: z.partialRecord(RecordType, z.number()).describe('what hangs on it, by type'),
  files: z.number(),
  consents: z.number(),
})

/** Two records side by side, before somebody decides. */
export const Comparison = z.object({
  one: CrmRecord,
  other: CrmRecord,
  labels: Labels,
  ...Judged,
  counts: z.object({ one: SideCounts, other: SideCounts }),
  notSame: z.boolean().describe('somebody said that they are not the same'),
})
export type Comparison = z.infer<typeof Comparison>
