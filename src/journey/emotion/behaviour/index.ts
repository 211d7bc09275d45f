/** The rules that find behaviour between interactions. */
import type { FoundBehaviour } from '../../../model/behaviour.ts'
import { channelSwitch } from './channel-switch.ts'
import { pingPong } from './ping-pong.ts'
import { repeatContact } from './repeat-contact.ts'
import type { BehaviourRule } from './rule.ts'
import { wait } from './wait.ts'

export const behaviourRules: { readonly [Id in FoundBehaviour]: BehaviourRule<Id> } = {
  'repeat-contact': repeatContact,
  'channel-switch': channelSwitch,
  wait,
  'ping-pong': pingPong,
}
