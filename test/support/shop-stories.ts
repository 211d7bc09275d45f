/** A shop, its maps, and whatever people may do in it: for properties that hold for every story. */
import fc from 'fast-check'
import type { MapDesign } from '../../src/model/journey-map.ts'
import type { Message } from '../../src/model/message.ts'
import { messagesOf } from './given-maps.ts'
import type { StoresWay } from './stores.ts'

export const shop = { Look: ['visit', 'compare'], Buy: ['order', 'pay'], Use: ['deliver', 'help'] }
export const events = Object.values(shop).flat()

const story = fc.array(
  fc.record({
    event: fc.constantFrom(...events),
    hours: fc.integer({ min: 0, max: 400 }),
    csat: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    nps: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
    order_id: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
    value: fc.option(fc.integer({ min: -50, max: 900 }), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 12 },
)
/** Few names, so that a later wave of stories is of people who are known already: what they were is then taken away. */
export const storiesOf = fc.dictionary(fc.constantFrom('ann', 'bob', 'cid', 'dot', 'eve'), story, {
  minKeys: 2,
  maxKeys: 5,
})

/** Every event at its own moment: at one moment the place in a batch decides, which another order would change. */
export const fewStories = fc.dictionary(
  fc.stringMatching(/^[a-z]{3,6}$/),
  story.map((parts) => parts.slice(0, 6).map((part) => ({ ...part, hours: part.hours + 1 }))),
  { minKeys: 1, maxKeys: 4 },
)

export const toMessages = (stories: Record<string, { event: string; hours: number }[]>): Message[] =>
  messagesOf(
    Object.fromEntries(
      Object.entries(stories).map(([customer, parts]) => [
        customer,
        parts.flatMap(({ hours, ...told }) => [`+${hours}h`, { ...told, currency: 'EUR' }]),
      ]),
    ),
  )

export const variants: Partial<MapDesign>[] = [
  {},
  { restart: true, inactivityDays: 5 },
  { startSteps: ['compare'], endSteps: ['pay', 'help'] },
  { startSteps: ['visit'], endSteps: ['deliver'], restart: true },
  { follow: 'order' },
]

/** Over the network the same engine answers the same questions: a third of the stories show that the way keeps them. */
export const storiesTried = (way: StoresWay, count: number) => ({
  numRuns: way === 'embedded' ? count : Math.ceil(count / 3),
  endOnFailure: true,
})
