/** The demo company "Nordhaven": outdoor and home, a web shop, an app, shops, a service desk. */
import { arrivalIn, PERIOD } from './clock.ts'
import { openDiary } from './diary.ts'
import type { DemoMessage } from './message.ts'
import { type Person, personOf } from './people.ts'
import { type Random, randomFrom } from './random.ts'
import { live } from './story/live.ts'

/** `customers` counts the known ones; for each ten of them six more people stay anonymous. */
export type DemoOptions = { seed: string | number; now: Date; customers?: number }

export const DEFAULT_CUSTOMERS = 5800
const ANONYMOUS_PER_KNOWN = 0.6

export const peopleIn = (customers: number) => Math.ceil(customers * (1 + ANONYMOUS_PER_KNOWN))

const kinds: readonly (readonly [Person['kind'], number])[] = [
  ['shopper', 0.78],
  ['business', 0.08],
  ['subscriber', 0.14],
]

function bornWith(seed: string | number, index: number): { person: Person; random: Random } {
  const random = randomFrom(`${seed}/life/${index}`)
  const known = random.chance(1 / (1 + ANONYMOUS_PER_KNOWN))
  return { random, person: personOf(String(seed), index, known ? random.weighted(kinds) : 'visitor') }
}

/**
 * Everything one person does from the first contact on, also what lies after `end`.
 * Person and course depend on seed and index alone, so a bigger company has the same people and more.
 */
export function lifeOf(seed: string | number, index: number, start: number, end: number): DemoMessage[] {
  const { person, random } = bornWith(seed, index)
  const diary = openDiary(person, random, `nordhaven-${seed}`)
  live(diary, arrivalIn(random, start, end))
  return diary.messages()
}

/** Messages of the eighteen months before `now`, customer by customer, each in order of time. */
export function* generateDemo(options: DemoOptions): Generator<DemoMessage> {
  const { seed, now, customers = DEFAULT_CUSTOMERS } = options
  const end = now.getTime()
  const today = now.toISOString()
  for (let index = 0; index < peopleIn(customers); index++) {
    for (const message of lifeOf(seed, index, end - PERIOD, end)) {
      if (message.timestamp < today) yield message
    }
  }
}

/** Business customers whose name the shop knew before `now`, and since when. */
export function* businessCustomers(options: DemoOptions): Generator<{ person: Person; at: number }> {
  const { seed, now, customers = DEFAULT_CUSTOMERS } = options
  const end = now.getTime()
  for (let index = 0; index < peopleIn(customers); index++) {
    const { person } = bornWith(seed, index)
    if (person.kind !== 'business') continue
    const named = lifeOf(seed, index, end - PERIOD, end).find(({ type }) => type === 'identify')
    const at = Date.parse(named?.timestamp ?? '')
    if (at < end) yield { person, at }
  }
}
