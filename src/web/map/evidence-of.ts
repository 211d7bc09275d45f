/** Whether the feeling at a step is data, mixed or an assumption. */
import type { StepMeasure } from '../../model/measure.ts'
import { leastForDot, leastForRank } from './geometry/emotion-curve.ts'

export const evidenceKinds = { data: 'Data', mixed: 'Mixed', assumption: 'Assumption' } as const
export type EvidenceKind = keyof typeof evidenceKinds

/** Data: enough readings, at least half of them in the customer's own words or marks. */
export function evidenceOf({ emotion }: Pick<StepMeasure, 'emotion'>): EvidenceKind {
  const own = emotion.said.n + emotion.read.n
  const all = own + emotion.shown.n
  if (emotion.mean.n < leastForDot) return 'assumption'
  return emotion.mean.n >= leastForRank && own * 2 >= all ? 'data' : 'mixed'
}
