/** Segments: a closed tree of rules on traits and touchpoints that chooses customers. Never executed as code. */
import { z } from 'zod'

export type SegmentRule =
  | { kind: 'all'; rules: SegmentRule[] }
  | { kind: 'any'; rules: SegmentRule[] }
  | { kind: 'not'; rule: SegmentRule }
  | { kind: 'trait'; key: string; op: TraitOp; value: string }
  | { kind: 'touchpoint'; touchpoint: number; op: 'did' | 'did-not'; atLeast: number }

export const traitOps = ['is', 'is-not', 'contains', 'exists', 'at-least', 'at-most'] as const
export type TraitOp = (typeof traitOps)[number]

export const SegmentRule: z.ZodType<SegmentRule> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all'), rules: z.array(SegmentRule).max(20) }),
    z.object({ kind: z.literal('any'), rules: z.array(SegmentRule).max(20) }),
    z.object({ kind: z.literal('not'), rule: SegmentRule }),
    z.object({
      kind: z.literal('trait'),
      key: z.string().min(1).max(200),
      op: z.enum(traitOps),
      value: z.string().max(300).default(''),
    }),
    z.object({
      kind: z.literal('touchpoint'),
      touchpoint: z.number().int().min(0).max(65535),
      op: z.enum(['did', 'did-not']),
      atLeast: z.number().int().min(1).max(1000).default(1),
    }),
  ]),
)
