/** The erasure of one person: what would go, what went, and the receipt that stays. */
import { z } from 'zod'

export const ErasureCounts = z.record(z.string(), z.number())
export type ErasureCounts = z.infer<typeof ErasureCounts>

export const Erasure = z.object({
  id: z.number().int(),
  state: z.enum(['running', 'done']),
  begunAt: z.string(),
  finishedAt: z.string().nullable(),
  actor: z.string(),
  counts: ErasureCounts,
  identifiers: z.number().int().describe('how many keyed hashes keep her from coming back'),
  liftedAt: z.string().nullable().describe('since then she may be a customer again'),
})
export type Erasure = z.infer<typeof Erasure>

export const ErasurePreview = z.object({
  label: z.string().describe('what has to be typed before she is erased'),
  counts: ErasureCounts,
})
export type ErasurePreview = z.infer<typeof ErasurePreview>
