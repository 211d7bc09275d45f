/** Behaviour found between interactions: what a map says of it, whatever the order of arrival, and by whom. */
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { type GivenMaps, messagesOf, type Told } from '../../test/support/given-maps.ts'
import { mapsOfTests } from '../../test/support/maps-of-tests.ts'
import { MeasureState } from '../journey/measure/measure-state.ts'
import type { MapDesign } from '../model/journey-map.ts'
import type { MapMeasure } from '../model/measure.ts'
import { journeyOf, lineOf } from './customers/journey-of.ts'
import { deriveAll } from './derive.ts'
import { contributionsOf } from './measure/contributions.ts'
import { planKey, storedContributions } from './measure/stored-journeys.ts'

const now = new Date('2026-02-20T00:00:00Z')
let given: GivenMaps
mapsOfTests({ now }, (maps) => {
  given = maps
})
beforeEach(() => given.forgetAll())

const about = (event: string, ticket_id?: string, more: Record<string, unknown> = {}): Told => ({
  event,
  ...(ticket_id ? { ticket_id } : {}),
  ...more,
})
const [ticket, chat, call] = ['Ticket opened', 'Chat started', 'Call received']

const shownAt = (measure: MapMeasure, id: string): Record<string, number> => {
  const found = measure.steps.find((step) => step.id === id)?.emotion.shown
  expect(found?.behaviours.reduce((sum, { n }) => sum + n, 0)).toBe(found?.n)
  return Object.fromEntries((found?.behaviours ?? []).map(({ behaviour, n }) => [behaviour, n]))
}

test('whoever comes again within a week about the same thing shows it, and the count opens exactly her', async () => {
  await given.happened(
    messagesOf({
      ann: [about(ticket, 'T1'), '+3d', about(ticket, 'T1')],
      bob: [about(ticket, 'T2'), '+3d', about(ticket, 'T3')],
      cid: [about(ticket, 'T4'), '+8d', about(ticket, 'T4')],
      dot: [about(ticket, 'T5'), '+20m', about(ticket, 'T5')],
      eve: [about(ticket), '+2d', about(ticket)],
    }),
  )
  const map = await given.mapOf({ Help: [ticket] })
  expect(shownAt(await given.measure(map), ticket)).toEqual({ 'repeat-contact': 2 })
  const list = await given.keeper.journeysBehind(
    map.id,
    `step:${ticket}:shown-by:repeat-contact`,
    { channels: [] },
    { limit: 10 },
  )
  expect(list.title).toBe('came again within 7 days about the same thing at Ticket opened')
  expect(list.rows.map(({ label }) => label).toSorted()).toEqual(['ann', 'eve'])
})

test('coming again by another channel is said as that, at the step she came to', async () => {
  await given.happened(
    messagesOf({
      ann: [about(ticket, 'T1'), '+1d', about(call, 'T1'), '+1d', about(call, 'T1')],
      bob: [about(ticket, 'T2'), '+1d', about(call, 'T2')],
    }),
  )
  const measure = await given.measure(await given.mapOf({ Help: [ticket, call] }))
  expect(shownAt(measure, call)).toEqual({ 'channel-switch': 1, 'repeat-contact': 1 })
  expect(shownAt(measure, ticket)).toEqual({})
  // Where the first contact is not on the map, only that she came again is known.
  const narrow = await given.measure(await given.mapOf({ Help: [call] }))
  expect(shownAt(narrow, call)).toEqual({ 'repeat-contact': 2 })
})

test('what she said or wrote is not overruled by what she did', async () => {
  await given.happened(
    messagesOf({
      ann: [about(ticket, 'T1'), '+1d', about(ticket, 'T1', { csat: 5 })],
      bob: [about(ticket, 'T2', { csat: 5 }), '+1d', about(ticket, 'T2')],
      cid: [about(ticket, 'T3'), '+1d', about(ticket, 'T3')],
    }),
  )
  const measure = await given.measure(await given.mapOf({ Help: [ticket] }))
  expect(measure.steps[0]?.emotion).toMatchObject({
    said: { n: 2, mean: 2 },
    shown: { n: 1, mean: -0.8 },
    evidence: { n: 3 },
  })
})

test('a wait longer than promised shows at the step that kept her waiting; without a promise nothing is a wait', async () => {
  await given.happened(
    messagesOf({ ann: ['order', '+30h', 'deliver'], bob: ['order', '+20h', 'deliver'], cid: ['order'] }),
  )
  const plain = await given.mapOf({ Buy: ['order'], Use: ['deliver'] })
  expect(shownAt(await given.measure(plain), 'order')).toEqual({})
  const stages = plain.design.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => ({ ...step, promiseHours: 24 })),
  }))
  const promised = await given.mapOf({}, { stages })
  const measure = await given.measure(promised)
  expect(shownAt(measure, 'order')).toEqual({ wait: 1 })
  expect(shownAt(measure, 'deliver')).toEqual({})
})

test('to and fro is looked for where a map says what it shows; a behaviour that is switched off is not', async () => {
  await given.happened(
    messagesOf({
      ann: ['basket', 'checkout', 'basket'],
      bob: ['basket', '+9d', 'checkout', 'basket'],
      cid: [about(ticket, 'T1'), '+1d', about(ticket, 'T1')],
    }),
  )
  const stages = { Buy: ['basket', 'checkout'], Help: [ticket] }
  const usual = await given.measure(await given.mapOf(stages))
  expect([shownAt(usual, 'basket'), shownAt(usual, ticket)]).toEqual([{}, { 'repeat-contact': 1 }])
  const other = await given.measure(
    await given.mapOf(stages, { behaviours: { 'ping-pong': -40, 'repeat-contact': null } }),
  )
  expect([shownAt(other, 'basket'), shownAt(other, ticket)]).toEqual([{ 'ping-pong': 1 }, {}])
})

test('a touchpoint with a feeling says what doing it is', async () => {
  await given.happened(
    messagesOf({
      ann: ['Rage click'],
      bob: ['Refund requested', 'Complaint received'],
      cid: ['Payment failed'],
    }),
  )
  const measure = await given.measure(
    await given.mapOf({ All: ['Rage click', 'Refund requested', 'Complaint received', 'Payment failed'] }),
  )
  expect(measure.steps.map(({ id }) => shownAt(measure, id))).toEqual([
    { 'rage-click': 1 },
    { refund: 1 },
    { complaint: 1 },
    { none: 1 },
  ])
})

const events = [ticket, chat, call, 'order', 'deliver']
const story = fc.array(
  fc.record({
    event: fc.constantFrom(...events),
    hours: fc.integer({ min: 1, max: 100 }),
    ticket_id: fc.option(fc.constantFrom('t', 'u'), { nil: undefined }),
    order_id: fc.option(fc.constantFrom('x'), { nil: undefined }),
    csat: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 2 }),
  }),
  { minLength: 2, maxLength: 9 },
)
const stories = fc.dictionary(fc.constantFrom('ann', 'bob', 'cid'), story, { minKeys: 1, maxKeys: 3 })
const variants: Partial<MapDesign>[] = [
  { behaviours: { 'ping-pong': -40 } },
  { behaviours: { 'ping-pong': 60, wait: -90, 'repeat-contact': -120 }, restart: true, inactivityDays: 4 },
  { follow: 'ticket' },
  { behaviours: { 'repeat-contact': null }, startSteps: [chat] },
]

test('in any order of arrival, kept, stored and worked out anew say the same, and her line says what the map counts', async () => {
  await fc.assert(
    fc.asyncProperty(
      stories,
      fc.constantFrom(...variants),
      fc.boolean(),
      async (told, variant, backwards) => {
        await given.empty()
        await given.keeper.exclusively(() => given.keeper.forgetRows())
        const messages = messagesOf(
          Object.fromEntries(
            Object.entries(told).map(([customer, parts]) => [
              customer,
              parts.flatMap(({ hours, ...part }) => [`+${hours}h`, part]),
            ]),
          ),
        )
        const half = Math.ceil(messages.length / 2)
        const [first, second] = [messages.slice(0, half), messages.slice(half)]
        // So that all touchpoints are known to the map.
        await given.happened(messagesOf({ zoe: events }))
        const bare = await given.mapOf({ Buy: ['order', 'deliver'], Help: [ticket, chat, call] }, variant)
        const stages = bare.design.stages.map((stage, index) =>
          index > 0 ? stage : { ...stage, steps: stage.steps.map((step) => ({ ...step, promiseHours: 20 })) },
        )
        const map = await given.maps.create({ ...bare.design, stages }, 'test')
        await given.measure(map)
        for (const part of backwards ? [second, first] : [first, second])
          if (part.length > 0) await given.happened(part)
        const kept = await given.measure(map)
        const plan = given.keeper.plan(map, { channels: [] })
        const contents = async (contributions: Promise<Parameters<MeasureState['add']>[0]>) => {
          const state = new MeasureState()
          state.add(await contributions, 1)
          return state.contents()
        }
        const stored = await contents(storedContributions(given.journeys, plan))
        expect(await contents(contributionsOf(given.journeys, plan))).toEqual(stored)
        await deriveAll(given.journeys, given.view.tables(), 'journeys')
        expect(await contents(contributionsOf(given.journeys, plan))).toEqual(stored)
        expect(planKey(plan)).toBe(planKey(given.keeper.plan(map, { channels: [] })))

        // One journey each: then the dots of all lines are what the map counts, by the rules in plain functions.
        if (plan.follow !== 0 || plan.restart) return
        const everybody = await given.keeper.journeysBehind(
          map.id,
          'journeys',
          { channels: [] },
          { limit: 50 },
        )
        const lines = await Promise.all(
          everybody.rows.map(async ({ customer }) =>
            lineOf(map.id, await journeyOf(given.journeys, customer, map, given.view.touchpoints(), now)),
          ),
        )
        for (const { id, emotion } of kept.steps) {
          const dots = lines.flatMap((line) => line.dots.filter(({ step }) => step === id))
          const shown = dots.flatMap(({ source, score }) =>
            source === 'shown' && score !== null ? [score] : [],
          )
          expect([id, shown.length]).toEqual([id, shownSum(kept, id)])
          const mean = shown.reduce((sum, score) => sum + score, 0) / shown.length
          if (shown.length > 0) expect(emotion.shown.mean).toBeCloseTo(mean, 6)
        }
      },
    ),
    { numRuns: 6, endOnFailure: true },
  )
}, 240_000)

const shownSum = (measure: MapMeasure, id: string): number =>
  Object.values(shownAt(measure, id)).reduce((sum, n) => sum + n, 0)
