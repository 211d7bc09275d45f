/** An activity that took place has a time that has passed. */
import { type Complete, happened } from './complete.ts'

export const completeActivity: Complete = (completing) => {
  const { values, now } = completing
  if (values.done === true) return happened(completing, 'at')
  values.at ??= now.toISOString()
  return undefined
}
