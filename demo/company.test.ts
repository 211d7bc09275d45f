/** The demo company is big enough, varied enough, repeatable, and hides what the list of truths says. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isReservedIdentifier } from '../src/journey/reserved-identifiers.ts'
import { DAY, PERIOD } from './clock.ts'
import { generateDemo } from './company.ts'
import { hourOf, measureTruths, storiesIn } from './measure-truths.ts'
import { channels, type DemoMessage } from './message.ts'
import { plantedTruths } from './planted-truths.ts'
import { phrasesOf } from './words/say.ts'

const now = new Date('2026-06-12T09:00:00.000Z')
const messages = [...generateDemo({ seed: 1, now })]
const isInteraction = ({ type }: DemoMessage) => type === 'track' || type === 'page' || type === 'screen'
const interactions = messages.filter(isInteraction)
const stories = storiesIn(messages)

const hashOf = (all: Iterable<DemoMessage>) => {
  const hash = createHash('sha256')
  for (const message of all) hash.update(JSON.stringify(message))
  return hash.digest('hex')
}
const valuesOf = (name: string) =>
  new Set(
    messages
      .flatMap(({ properties, traits }) => [properties?.[name], traits?.[name]])
      .filter((v) => v !== undefined),
  )

describe('size', () => {
  test('at least 5,000 known customers and 150,000 interactions', () => {
    expect(stories.filter(({ traits }) => traits.email).length).toBeGreaterThanOrEqual(5000)
    expect(interactions.length).toBeGreaterThanOrEqual(150_000)
  })

  test('everything lies in the eighteen months before now, from the first weeks to the last day', () => {
    const times = messages.map((m) => m.timestamp).toSorted()
    expect(Date.parse(times[0] ?? '')).toBeGreaterThanOrEqual(now.getTime() - PERIOD)
    expect(Date.parse(times[0] ?? '')).toBeLessThan(now.getTime() - PERIOD + 7 * DAY)
    expect(Date.parse(times.at(-1) ?? '')).toBeGreaterThan(now.getTime() - DAY)
    expect(Date.parse(times.at(-1) ?? '')).toBeLessThan(now.getTime())
  })

  test('a smaller company is the beginning of the bigger one', () => {
    const few = [...generateDemo({ seed: 1, now, customers: 50 })]
    expect(few).toEqual(messages.slice(0, few.length))
  })
})

describe('repeatable', () => {
  test('the same seed gives the same messages, another seed others', () => {
    const first = hashOf(generateDemo({ seed: 'a', now, customers: 300 }))
    expect(hashOf(generateDemo({ seed: 'a', now, customers: 300 }))).toBe(first)
    expect(hashOf(generateDemo({ seed: 'b', now, customers: 300 }))).not.toBe(first)
  })

  test('every message has its own id', () => {
    expect(new Set(messages.map((m) => m.messageId)).size).toBe(messages.length)
  })
})

describe('variety', () => {
  test('all channels, currencies and scores occur, and all objects can be followed', () => {
    expect(valuesOf('channel')).toEqual(new Set(channels))
    expect(valuesOf('currency')).toEqual(new Set(['EUR', 'GBP', 'SEK']))
    expect(valuesOf('nps').size).toBe(11)
    expect(valuesOf('csat').size).toBe(5)
    expect(valuesOf('ces').size).toBe(7)
    expect(valuesOf('rating').size).toBe(5)
    expect(valuesOf('order_id').size).toBeGreaterThan(4000)
    expect(valuesOf('ticket_id').size).toBeGreaterThan(800)
    expect(valuesOf('deal_id').size).toBeGreaterThan(300)
  })

  test('customers write in three languages, seldom the same words twice', () => {
    for (const phrases of Object.values(phrasesOf)) {
      expect(Object.values(phrases).flat().length).toBeGreaterThan(90)
    }
    expect(valuesOf('language')).toEqual(new Set(['en', 'de', 'es']))
    expect(valuesOf('text').size).toBeGreaterThan(2000)
    for (const text of valuesOf('text')) expect(text).not.toMatch(/[{}]|undefined|NaN/)
  })

  test('many visits stay anonymous, others become known and keep what they did before', () => {
    const anonymous = stories.filter(({ traits }) => !traits.email)
    expect(anonymous.length).toBeGreaterThan(2000)
    const before = stories.filter(({ traits, messages: own }) => traits.email && own.some((m) => !m.userId))
    expect(before.length).toBeGreaterThan(4000)
  })

  test('no identifier is a reserved one and no two customers share an address', () => {
    const emails = stories.flatMap(({ traits }) => (traits.email ? [traits.email] : []))
    expect(new Set(emails).size).toBe(emails.length)
    for (const { userId, anonymousId } of messages) {
      expect(isReservedIdentifier(userId ?? anonymousId ?? '')).toBe(false)
    }
    for (const email of emails) expect(isReservedIdentifier(String(email))).toBe(false)
    for (const email of emails) expect(email).toMatch(/^[a-z]+\.[a-z]+\.\d+@[a-z]+\.nordhaven-demo\.test$/)
  })

  test('nights are quiet, evenings busy, and the shop grows', () => {
    const web = interactions.filter((m) => m.properties?.channel === 'web')
    const at = (from: number, to: number) => web.filter((m) => hourOf(m) >= from && hourOf(m) < to).length
    expect(at(19, 22)).toBeGreaterThan(4 * at(1, 4))
    const half = new Date(now.getTime() - PERIOD / 2).toISOString()
    const late = interactions.filter((m) => m.timestamp >= half).length
    expect(late).toBeGreaterThan(0.55 * interactions.length)
  })

  test('the service desk and sales do not call at the weekend', () => {
    const calls = interactions.filter((m) => m.event === 'Sales Call' || m.event === 'Ticket Answered')
    for (const { timestamp } of calls) expect([1, 2, 3, 4, 5]).toContain(new Date(timestamp).getUTCDay())
  })
})

describe('planted truths', () => {
  const measured = measureTruths(stories, now)

  test.each(plantedTruths)('$sentence', ({ id, expect: expected }) => {
    for (const [name, limit] of Object.entries(expected)) {
      const value = measured[id]?.[name.replace(/At(Least|Most)$/, '')]
      if (name.endsWith('AtLeast')) expect(value, name).toBeGreaterThanOrEqual(limit)
      else expect(value, name).toBeLessThanOrEqual(limit)
    }
  })

  test('they hold for another seed as well', () => {
    const other = measureTruths(storiesIn(generateDemo({ seed: 'another', now })), now)
    for (const { id, expect: expected } of plantedTruths) {
      for (const [name, limit] of Object.entries(expected)) {
        const value = other[id]?.[name.replace(/At(Least|Most)$/, '')]
        if (name.endsWith('AtLeast')) expect(value, `${id} ${name}`).toBeGreaterThanOrEqual(limit)
        else expect(value, `${id} ${name}`).toBeLessThanOrEqual(limit)
      }
    }
  })
})
