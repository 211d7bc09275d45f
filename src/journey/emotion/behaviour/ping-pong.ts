/** Went to another step and came straight back, within a week. Comparing does that too, so a map must ask for it. */
import { type BehaviourRule, DAY } from './rule.ts'

export const pingPongWithinSeconds = 7 * DAY

export const pingPong: BehaviourRule<'ping-pong'> = {
  id: 'ping-pong',
  usual: null,
  find: ({ visits }) =>
    visits.flatMap((visit, index) => {
      const first = visits[index - 2]
      const back = first && first.step === visit.step && visit.at - first.at <= pingPongWithinSeconds
      return back ? [visit.position] : []
    }),
}
