/** Behaviour found between interactions, in SQL: the rules of journey/emotion/behaviour again; a test holds them together. */
import { pingPongWithinSeconds } from '../../journey/emotion/behaviour/ping-pong.ts'
import { again } from '../../journey/emotion/behaviour/repeat-contact.ts'
import { codeOfBehaviour, type FoundBehaviour } from '../../model/behaviour.ts'
import { channelOf, positionOf, stepOf, table, timeOf } from './packed-event.ts'
import type { Plan } from './plan.ts'
import { packedHere } from './reading-here.ts'

const here = (step: string, position: string, feeling: number, behaviour: FoundBehaviour): string =>
  packedHere(step, '0', position, `(${feeling})`, String(codeOfBehaviour(behaviour)))

const positionOfContact = (contact: string): string => `toUInt32(bitAnd(${contact}, 4294967295))`
const subjectOf = (contact: string): string => `bitShiftRight(${contact}, 32)`
const eventAt = (contact: string): string =>
  `(${table('lookup', 'UInt64')})[tp[${positionOfContact(contact)}] + 1]`
/** 0 where the contact is not on the map. */
const stepOfContact = (contact: string): string => stepOf(eventAt(contact))

/** In order of what they are about, then of time: the one before is the one to compare with. */
const sorted = 'contacts_sorted'
const theOneBefore = `arrayPopBack(arrayPushFront(${sorted}, 0))`
const gap = `(row_at[${positionOfContact('x')}] - row_at[${positionOfContact('p')}])`
const isAgain = `${subjectOf('x')} = ${subjectOf('p')} AND ${gap} > ${again.afterSeconds} AND ${gap} <= ${again.withinSeconds}`
const isSwitch = `${stepOfContact('x')} > 0 AND ${stepOfContact('p')} > 0 AND ${channelOf(eventAt('x'))} != ${channelOf(eventAt('p'))}`

/** `stepAt`: the step at a position of the row, 0 outside the journey. */
type Finds = (feeling: number, stepAt: (position: string) => string) => string

const ofContacts =
  (behaviour: FoundBehaviour, condition: string): Finds =>
  (feeling, stepAt) =>
    `if(length(contacts) < 2, [], arrayMap((x, p) -> if(${condition},
      ${here(stepAt(positionOfContact('x')), positionOfContact('x'), feeling, behaviour)}, 0), ${sorted}, ${theOneBefore}))`

const promised = `(${table('promise', 'UInt32')})[${stepOf('a')} + 1]`
/** `c` are the visits of a journey. */
const finds: Record<FoundBehaviour, Finds> = {
  'repeat-contact': ofContacts('repeat-contact', isAgain),
  'channel-switch': ofContacts('channel-switch', `${isAgain} AND ${isSwitch}`),
  wait: (feeling) =>
    `arrayMap((a, b) -> if(${promised} > 0 AND ${timeOf('b')} - ${timeOf('a')} > ${promised},
      ${here(stepOf('a'), positionOf('a'), feeling, 'wait')}, 0), arrayPopBack(c), arrayPopFront(c))`,
  'ping-pong': (feeling) =>
    `if(length(c) < 3, [], arrayMap((a, b) -> if(${stepOf('a')} = ${stepOf('b')} AND ${timeOf('b')} - ${timeOf('a')} <= ${pingPongWithinSeconds},
      ${here(stepOf('b'), positionOf('b'), feeling, 'ping-pong')}, 0), arrayPopBack(arrayPopBack(c)), arrayPopFront(arrayPopFront(c))))`,
}

/** Its rule reads `contacts_sorted`. */
export const isOfContacts = (behaviour: FoundBehaviour): boolean =>
  behaviour === 'repeat-contact' || behaviour === 'channel-switch'

/** Arrays of packed readings, one for each behaviour that the map looks for; 0 stands for nothing found. */
export const foundReadings = ({ behaviours }: Plan, stepAt: (position: string) => string): string[] =>
  behaviours.map(({ id, feeling }) => finds[id](feeling, stepAt))
