/** Rules that choose customers and records: a closed tree on fields, traits and touchpoints. Never executed as code. */
import { z } from 'zod'

export type SegmentRule =
  | { kind: 'all'; rules: SegmentRule[] }
  | { kind: 'any'; rules: SegmentRule[] }
  | { kind: 'not'; rule: SegmentRule }
  | { kind: 'trait'; key: string; op: TraitOp; value: string }
  | { kind: 'touchpoint'; touchpoint: number; op: 'did' | 'did-not'; atLeast: number }
  | { kind: 'field'; field: string; op: FieldOp; value: FieldRuleValue }

export const traitOps = ['is', 'is-not', 'contains', 'exists', 'at-least', 'at-most'] as const
export type TraitOp = (typeof traitOps)[number]

/** On the fields of a record. Money is compared in its smallest unit; the days count from now. */
export const fieldOps = [
  'is',
  'is-not',
  'any-of',
  'contains',
  'starts-with',
  'empty',
  'not-empty',
  'at-least',
  'at-most',
  'last-days',
  'next-days',
] as const
export type FieldOp = (typeof fieldOps)[number]

/** The value that stands for whoever asks, in rules about a person. */
export const me = 'me'

const FieldRuleValue = z.union([
  z.string().max(500),
  z.number(),
  z.boolean(),
  z.array(z.string().max(500)).max(1_000),
])
export type FieldRuleValue = z.infer<typeof FieldRuleValue>

const mostRules = 200
/** A long list of values is as much work as some rules. */
const valuesPerRule = 20

const countRules = (rule: SegmentRule): number => {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return 1 + rule.rules.reduce((sum, child) => sum + countRules(child), 0)
    case 'not':
      return 1 + countRules(rule.rule)
    case 'field':
      return 1 + (Array.isArray(rule.value) ? Math.floor(rule.value.length / valuesPerRule) : 0)
    default:
      return 1
  }
}

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
    z.object({
      kind: z.literal('field'),
      field: z.string().min(1).max(100),
      op: z.enum(fieldOps),
      value: FieldRuleValue.default(''),
    }),
  ]),
)

/** A whole rule as somebody asks with it, in an address or a body: no more than can be answered. */
export const AskedRule = SegmentRule.refine(
  (rule) => countRules(rule) <= mostRules,
  `has more than ${mostRules} rules. Use fewer.`,
)
