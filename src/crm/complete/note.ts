/** A note's score lies on its scale. */
import { type Complete, happened } from './complete.ts'

const scales: Record<string, [number, number]> = { nps: [0, 10], csat: [1, 5], ces: [1, 7], rating: [1, 5] }

export const completeNote: Complete = (completing) => {
  const { values } = completing
  if (typeof values.score === 'number') {
    values.scale ??= 'rating'
    const [low, high] = scales[String(values.scale)] ?? [0, 10]
    if (values.score < low || values.score > high)
      return { field: 'score', message: `must lie between ${low} and ${high} on this scale.` }
  }
  return happened(completing, 'at')
}
