/** What a screen reader says at a dot: "Waits for the build: minus 1.3, 287 customers, plus or minus 0.14". */
import type { StepMeasure } from '../../model/measure.ts'
import { count, spoken } from '../parts/format.ts'
import { leastForDot, leastForRank } from './geometry/emotion-curve.ts'

export function dotSentence(name: string, { emotion }: Pick<StepMeasure, 'emotion'>): string {
  const { value, low, high, n } = emotion.mean
  if (value === null || n === 0) return `${name}: no evidence of how people feel`
  if (n < leastForDot) return `${name}: too little evidence, ${n} customers`
  const half = low === null || high === null ? '' : `, plus or minus ${((high - low) / 2).toFixed(2)}`
  return `${name}: ${spoken(value)}, ${count(n)} customers${half}${n < leastForRank ? ', little evidence' : ''}`
}
