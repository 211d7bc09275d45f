/** Waited longer for the next step than was promised. Without a promise nothing is a wait: see decision 0025. */
import type { BehaviourRule } from './rule.ts'

/** It shows at the step that kept the customer waiting, once the next one has come. */
export const wait: BehaviourRule<'wait'> = {
  id: 'wait',
  usual: -80,
  find: ({ visits, promise }) =>
    visits.flatMap((visit, index) => {
      const next = visits[index + 1]
      const promised = promise.get(visit.step)
      return next && promised !== undefined && next.at - visit.at > promised ? [visit.position] : []
    }),
}
