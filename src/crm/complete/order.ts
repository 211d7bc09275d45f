/** An order's total is the sum of its lines unless somebody says otherwise. */
import { type Complete, happened } from './complete.ts'
import { followLines } from './sum-of-lines.ts'

export const completeOrder: Complete = (completing) => {
  followLines(completing, 'lines', 'total')
  return happened(completing, 'placedAt')
}
