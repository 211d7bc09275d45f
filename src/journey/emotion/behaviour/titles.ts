/** What customers did, in words that follow a number of them: "37 came again within 7 days about the same thing". */
import type { Behaviour } from '../../../model/behaviour.ts'

export const behaviourTitles: Record<Behaviour, string> = {
  none: 'did what shows it by itself',
  contact: 'had to ask us',
  complaint: 'complained',
  refund: 'wanted their money back',
  cancellation: 'cancelled',
  'rage-click': 'clicked in anger',
  'repeat-contact': 'came again within 7 days about the same thing',
  'channel-switch': 'came again about the same thing by another channel',
  wait: 'waited longer than was promised',
  'ping-pong': 'went to another step and came straight back',
}
