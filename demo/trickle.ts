/** New interactions every second or two, so that the demo company's map lives. */
import { HOUR, PERIOD } from './clock.ts'
import { DEFAULT_CUSTOMERS, lifeOf, peopleIn } from './company.ts'
import type { DemoMessage } from './message.ts'
import { type Random, randomFrom } from './random.ts'

const LEAST_GAP = 1000
const MOST_GAP = 3000
/** People who are busy at the same time. */
const BUSY = 24
/** After a longer pause (the computer slept) nothing is made up for. */
const LONGEST_CATCH_UP = 15_000
const FRESH_SHARE = 0.3

export type Trickle = {
  readonly seed: string | number
  readonly random: Random
  /** The `now` with which the eighteen months were made: what lies after it is still to come. */
  readonly madeAt: number
  readonly people: number
  readonly seen: Set<number>
  newcomer: number
  busy: DemoMessage[][]
  dueAt: number
}

/**
 * `now` = when the trickle starts; `madeAt` = the `now` given to `generateDemo`, if that was earlier.
 * Seed and customers must be those of `generateDemo`, else strangers continue other people's journeys.
 */
export function startTrickle(options: {
  seed: string | number
  now: Date
  madeAt?: Date
  customers?: number
}): Trickle {
  const { seed, now, madeAt = now, customers = DEFAULT_CUSTOMERS } = options
  const people = peopleIn(customers)
  return {
    seed,
    random: randomFrom(`${seed}/trickle/${now.getTime()}`),
    madeAt: madeAt.getTime(),
    people,
    seen: new Set(),
    // Newcomers after a restart must not be those of the last run.
    newcomer: people + (Math.floor(now.getTime() / 1000) % 10_000_000),
    busy: [],
    dueAt: now.getTime() + LEAST_GAP,
  }
}

/** Up to the first long pause: what comes days later must not arrive seconds later. */
function session(messages: readonly DemoMessage[]): DemoMessage[] {
  const pause = messages.findIndex((message, index) => {
    const before = messages[index - 1]
    return before !== undefined && Date.parse(message.timestamp) - Date.parse(before.timestamp) > 6 * HOUR
  })
  return pause < 0 ? [...messages] : messages.slice(0, pause)
}

function nextPerson(trickle: Trickle): DemoMessage[] {
  const { seed, random, madeAt, people, seen } = trickle
  const today = new Date(madeAt).toISOString()
  if (!random.chance(FRESH_SHARE)) {
    for (let attempt = 0; attempt < 30; attempt++) {
      const index = random.whole(0, people - 1)
      if (seen.has(index)) continue
      seen.add(index)
      const ahead = lifeOf(seed, index, madeAt - PERIOD, madeAt).filter((m) => m.timestamp >= today)
      if (ahead.length > 0) return session(ahead)
    }
  }
  return session(lifeOf(seed, trickle.newcomer++, madeAt - PERIOD, madeAt))
}

const isInteraction = ({ type }: DemoMessage) => type === 'track' || type === 'page' || type === 'screen'

/** One interaction of somebody who is busy, with the `identify` that comes along with it. */
function nextStep(trickle: Trickle, at: number): DemoMessage[] {
  while (trickle.busy.length < BUSY) trickle.busy.push(nextPerson(trickle))
  const chosen = trickle.random.whole(0, trickle.busy.length - 1)
  const ahead = trickle.busy[chosen] ?? []
  const end = ahead.findIndex(isInteraction)
  const step = end < 0 ? ahead.splice(0) : ahead.splice(0, end + 1)
  if (ahead.length === 0) trickle.busy.splice(chosen, 1)
  return step.map((message, index) => ({
    ...message,
    messageId: `${message.messageId}-live-${at}`,
    timestamp: new Date(at - (step.length - 1 - index)).toISOString(),
  }))
}

/** What has happened since the last call; call it about once a second. The trickle remembers where it is. */
export function nextInteractions(trickle: Trickle, now: Date): DemoMessage[] {
  const end = now.getTime()
  trickle.dueAt = Math.max(trickle.dueAt, end - LONGEST_CATCH_UP)
  const messages: DemoMessage[] = []
  while (trickle.dueAt <= end) {
    messages.push(...nextStep(trickle, trickle.dueAt))
    trickle.dueAt += trickle.random.whole(LEAST_GAP, MOST_GAP)
  }
  return messages
}
