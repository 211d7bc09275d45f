/** What a measured map says of its stages, steps, times and feelings. */
import { beforeEach, describe, expect, test } from 'vitest'
import { type GivenMaps, messagesOf } from '../../test/support/given-maps.ts'
import { mapsOfTests } from '../../test/support/maps-of-tests.ts'
import { shop } from '../../test/support/shop-stories.ts'
import { storesWays } from '../../test/support/stores.ts'
import type { MapMeasure } from '../model/measure.ts'

describe.each(storesWays)('measured maps, stores %s', (way) => {
  let given: GivenMaps
  mapsOfTests({ way }, (maps) => {
    given = maps
  })
  beforeEach(() => given.forgetAll())

  const step = (measure: MapMeasure, id: string) => {
    const found = measure.steps.find((one) => one.id === id)
    if (!found) throw new Error(`no step ${id}`)
    return found
  }
  const stage = (measure: MapMeasure, id: string) => {
    const found = measure.stages.find((one) => one.id === id)
    if (!found) throw new Error(`no stage ${id}`)
    return found
  }

  test('a stage counts who reached it, went on, is here and left', async () => {
    await given.happened(
      messagesOf({
        ann: ['visit', 'compare', 'order', 'pay', 'deliver'],
        bob: ['visit', 'compare', '+20d', 'order'],
        cid: ['visit', 'visit', 'compare', 'visit'],
        dot: ['order', 'pay'],
      }),
    )
    const map = await given.mapOf(shop, { inactivityDays: 14 })
    const measure = await given.measure(map)
    expect(measure.journeys.n).toBe(4)
    expect(measure).toMatchObject({ completed: { n: 1 }, open: { n: 1 }, left: { n: 2 }, customers: 4 })
    expect(stage(measure, 'Look')).toMatchObject({
      reached: { n: 4 },
      did: { n: 3 },
      skipped: { n: 1 },
      wentOn: { n: 3 },
      left: { n: 1 },
      here: { n: 0 },
    })
    expect(stage(measure, 'Buy')).toMatchObject({
      reached: { n: 3 },
      wentOn: { n: 1 },
      here: { n: 1 },
      left: { n: 1 },
    })
    expect(stage(measure, 'Use')).toMatchObject({
      reached: { n: 1 },
      wentOn: { n: 1 },
      here: { n: 0 },
      left: { n: 0 },
    })
    expect(step(measure, 'visit')).toMatchObject({
      reached: { n: 3 },
      again: { n: 1 },
      repeated: { n: 1 },
      skipped: { n: 1 },
      left: { n: 1 },
    })
    expect(measure.transitions.find(({ from, to }) => from === 'compare' && to === 'order')).toMatchObject({
      transitions: 2,
      journeys: { n: 2 },
      backward: false,
    })
  })

  test('time to the next step counts those who still wait, so it is longer than the mean of those who arrived', async () => {
    await given.happened(
      messagesOf({
        ann: ['visit', '+2h', 'compare'],
        bob: ['visit', '+3h', 'compare'],
        cid: ['+25d', 'visit'],
        dot: ['+25d', 'visit'],
      }),
    )
    const map = await given.mapOf({ Look: ['visit'], Next: ['compare'] })
    const { time } = step(await given.measure(map), 'visit')
    expect(time).toMatchObject({ events: 2, censored: 2 })
    expect(time.median.value).toBeCloseTo(3 * 3600, -3)
  })

  test('said counts before read, read before shown, and one customer has one voice per step', async () => {
    await given.happened(
      messagesOf({
        ann: [
          { event: 'help', csat: 1 },
          { event: 'help', csat: 5, text: 'Great service, thank you so much!' },
        ],
        bob: [{ event: 'help', text: 'This was terrible and awful, I am very angry.' }],
        cid: ['help'],
      }),
    )
    const map = await given.mapOf({ Use: ['help'] })
    const { emotion, metrics } = step(await given.measure(map), 'help')
    expect(emotion).toMatchObject({
      evidence: { n: 2 },
      said: { n: 1, mean: 2 },
      read: { n: 1 },
      positive: { n: 1 },
      negative: { n: 1 },
      hollow: true,
    })
    expect(emotion.coverage).toMatchObject({ n: 3 })
    expect(metrics).toMatchObject([{ scale: 'csat', value: 1, answers: { n: 1 } }])
    await expect
      .poll(async () => (await given.measure(map)).quotes.help?.worst[0]?.text, { timeout: 10_000 })
      .toContain('terrible')
  })

  test('a step nobody spoke about is a gap, not a zero', async () => {
    await given.happened(messagesOf({ ann: ['visit'] }))
    const map = await given.mapOf({ Look: ['visit'] })
    const { emotion } = step(await given.measure(map), 'visit')
    expect(emotion.mean).toEqual({ value: null, low: null, high: null, n: 0 })
    expect(emotion.shrunk).toBeNull()
  })

  test('a map that restarts counts each run; one that follows orders counts orders', async () => {
    await given.happened(
      messagesOf({
        ann: [
          'visit',
          { event: 'order', order_id: 'A1', value: 10, currency: 'EUR' },
          { event: 'deliver', order_id: 'A1' },
          '+3d',
          'visit',
          { event: 'order', order_id: 'A2', value: 5.5, currency: 'EUR' },
        ],
      }),
    )
    const again = await given.measure(
      await given.mapOf({ Look: ['visit'], Buy: ['order'], Use: ['deliver'] }, { restart: true }),
    )
    expect(again).toMatchObject({ journeys: { n: 2 }, customers: 1, completed: { n: 1 }, open: { n: 1 } })
    const orders = await given.measure(
      await given.mapOf({ Buy: ['order'], Use: ['deliver'] }, { follow: 'order' }),
    )
    expect(orders).toMatchObject({ journeys: { n: 2 }, customers: 1, completed: { n: 1 } })
    expect(step(orders, 'order').value).toEqual([{ currency: 'EUR', minor: 1550, journeys: 2 }])
  })

  test('the period chooses journeys by their start, and as-of shows what was known then', async () => {
    await given.happened(messagesOf({ ann: ['visit', '+2d', 'order'], bob: ['+10d', 'visit', 'order'] }))
    const map = await given.mapOf({ Look: ['visit'], Buy: ['order'] })
    const early = await given.measure(map, { to: '2026-01-10T00:00:00Z' })
    expect(early.journeys.n).toBe(1)
    const then = await given.measure(map, { asOf: '2026-01-06T00:00:00Z' })
    expect(then).toMatchObject({ journeys: { n: 1 }, completed: { n: 0 } })
    const segment = {
      kind: 'touchpoint',
      touchpoint: given.touchpointNamed('order'),
      op: 'did',
      atLeast: 1,
    } as const
    expect((await given.measure(map, { segment })).journeys.n).toBe(2)
  })
})
