/** The stages through which deals move, in order. */
import { z } from 'zod'

export const PipelineStage = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/, 'must be small letters, digits and hyphens'),
  name: z.string().trim().min(1).max(100),
  probability: z.number().min(0).max(100).describe('in per cent'),
  kind: z.enum(['open', 'won', 'lost']),
})
export type PipelineStage = z.infer<typeof PipelineStage>

export const PipelineDesign = z.object({
  name: z.string().trim().min(1).max(100),
  stages: z
    .array(PipelineStage)
    .min(1)
    .max(40)
    .refine(
      (stages) => new Set(stages.map(({ id }) => id)).size === stages.length,
      'two stages have the same id',
    )
    .refine((stages) => stages.some(({ kind }) => kind === 'open'), 'at least one stage must be open'),
})
export type PipelineDesign = z.infer<typeof PipelineDesign>

export const Pipeline = PipelineDesign.extend({
  id: z.string(),
  version: z.number().int(),
})
export type Pipeline = z.infer<typeof Pipeline>
