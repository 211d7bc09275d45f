/** A ticket knows when it was opened and when it was last solved. */
import { type Complete, happened } from './complete.ts'

export const isSolved = (status: unknown): boolean => status === 'solved' || status === 'closed'

export const completeTicket: Complete = (completing) => {
  const { values, before, given, now } = completing
  if (!isSolved(values.status)) values.solvedAt = null
  else if (!isSolved(before?.status) && !given.has('solvedAt')) values.solvedAt = now.toISOString()
  else values.solvedAt ??= now.toISOString()
  return happened(completing, 'openedAt')
}
