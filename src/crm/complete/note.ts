/** A note's score lies on its scale. */
import { answerRange } from '../../journey/emotion/score.ts'
import { type Complete, happened } from './complete.ts'

export const completeNote: Complete = (completing) => {
  const { values } = completing
  if (typeof values.score === 'number') {
    values.scale ??= 'rating'
    const range = Object.entries(answerRange).find(([scale]) => scale === values.scale)?.[1]
    if (range && (values.score < range.min || values.score > range.max))
      return { field: 'score', message: `must lie between ${range.min} and ${range.max} on this scale.` }
  }
  return happened(completing, 'at')
}
