/** Behaviour found between interactions, in SQL: the rules of journey/emotion/behaviour again; a test holds them together. */
import { pingPongWithinSeconds } from '../../journey/emotion/behaviour/ping-pong.ts'
import { again } from '../../journey/emotion/behaviour/repeat-contact.ts'
import { positionOfContact } from '../packed-contact.ts'
import { channelOf, positionOf, stepOf, table, timeOf } from './packed-event.ts'
import type { Plan } from './plan.ts'
import { packedHere, restOfFound } from './reading-here.ts'

const eventAt = (contact: string): string =>
  `(${table('lookup', 'UInt64')})[tp[${positionOfContact(contact)}] + 1]`

/** As the largest of several counts, so the worse of two that show at once. */
const worse = (...rests: (number | undefined)[]): number => Math.max(0, ...rests.map((rest) => rest ?? 0))

/** In order of what they are about, then of time: the one before is the one to compare with. 0: nothing found. */
function ofContacts(rest: Rests, stepAt: StepAt): string {
  const [same, other] = [worse(rest['repeat-contact']), worse(rest['repeat-contact'], rest['channel-switch'])]
  const gap = `row_at[${positionOfContact('x')}] - row_at[${positionOfContact('p')}]`
  const isAgain = `bitShiftRight(x, 32) = bitShiftRight(p, 32) AND ${gap} BETWEEN ${again.afterSeconds + 1} AND ${again.withinSeconds}`
  const shows =
    same === other
      ? String(same)
      : `if(${eventAt('x')} > 0 AND ${eventAt('p')} > 0 AND ${channelOf(eventAt('x'))} != ${channelOf(eventAt('p'))}, ${other}, ${same})`
  const reading = packedHere(stepAt(positionOfContact('x')), positionOfContact('x'), 'shows')
  return `if(length(contacts) < 2, [], arrayMap((x, shows) -> if(shows > 0, ${reading}, 0), contacts_sorted,
    arrayMap((x, p) -> if(${isAgain}, ${shows}, 0), contacts_sorted, arrayPopBack(arrayPushFront(contacts_sorted, 0)))))`
}

// `c` are the visits of a journey.
const ofWaits = (rest: number): string => {
  const promised = `(${table('promise', 'UInt32')})[${stepOf('a')} + 1]`
  return `arrayMap((a, b) -> if(${promised} > 0 AND ${timeOf('b')} - ${timeOf('a')} > ${promised},
    ${packedHere(stepOf('a'), positionOf('a'), String(rest))}, 0), arrayPopBack(c), arrayPopFront(c))`
}

const ofPingPong = (rest: number): string =>
  `if(length(c) < 3, [], arrayMap((a, b) -> if(${stepOf('a')} = ${stepOf('b')} AND ${timeOf('b')} - ${timeOf('a')} <= ${pingPongWithinSeconds},
    ${packedHere(stepOf('b'), positionOf('b'), String(rest))}, 0), arrayPopBack(arrayPopBack(c)), arrayPopFront(arrayPopFront(c))))`

/** The step at a position of the row, 0 outside the journey. */
type StepAt = (position: string) => string
type Rests = { [Id in Plan['behaviours'][number]['id']]?: number }

const restsOf = ({ behaviours }: Plan): Rests =>
  Object.fromEntries(behaviours.map(({ id, feeling }) => [id, restOfFound(feeling, id)]))

/** Arrays of packed readings of what the map looks for. */
export function foundReadings(plan: Plan, stepAt: StepAt): string[] {
  const rest = restsOf(plan)
  return [
    readsContacts(plan) ? [ofContacts(rest, stepAt)] : [],
    rest.wait === undefined ? [] : [ofWaits(rest.wait)],
    rest['ping-pong'] === undefined ? [] : [ofPingPong(rest['ping-pong'])],
  ].flat()
}

/** `contacts_sorted` is needed. */
export const readsContacts = ({ behaviours }: Plan): boolean =>
  behaviours.some(({ id }) => id === 'repeat-contact' || id === 'channel-switch')
