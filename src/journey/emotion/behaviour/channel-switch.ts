/** Came again about the same thing by another channel: the first one did not help. */
import { againAboutTheSame } from './repeat-contact.ts'
import type { BehaviourRule } from './rule.ts'

/** Known only where both contacts are on the map. */
export const channelSwitch: BehaviourRule<'channel-switch'> = {
  id: 'channel-switch',
  usual: -100,
  find: ({ contacts }) =>
    againAboutTheSame(contacts)
      .filter(
        ({ contact, before }) => contact.channel && before.channel && contact.channel !== before.channel,
      )
      .map(({ contact }) => contact.position),
}
