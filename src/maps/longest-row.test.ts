/** A till, a script or a monitor that is one customer does not stop the maps of all others. */
import { expect, test } from 'vitest'
import { givenMaps } from '../../test/support/given-maps.ts'
import { homeSql } from '../journey/hash.ts'
import { profileOf } from './customers/profile-of.ts'
import { deriveAll, mostInRow } from './derive.ts'

const now = new Date('2026-02-01T00:00:00Z')
const more = mostInRow + 2_000

type Given = Awaited<ReturnType<typeof givenMaps>>

/** Each a minute apart, with an answer, an order of ten and a ticket of a hundred. */
async function writeTill({ journeys, catalogue, keeper }: Given): Promise<string> {
  const kindOf = (name: string) => catalogue.kinds().find((kind) => kind.name === name)?.id
  await journeys.command(
    `INSERT INTO interactions (home, at, rank, message, kind, lane, score, scale, raw, value, currency, order_id, ticket_id, user_id, message_id, received)
    SELECT ${homeSql('user', "'till'")}, toDateTime64('2026-01-01 00:00:00', 3, 'UTC') + number * 60, 0, number, {kinds:Array(UInt32)}[1 + number % 2],
      1, 100 + number % 100, 1, number % 11, number, 'EUR', concat('o', toString(intDiv(number, 10))), concat('t', toString(intDiv(number, 100))),
      'till', toString(number), now64(3)
    FROM numbers({more:UInt32})`,
    { kinds: [kindOf('visit'), kindOf('order')], more },
  )
  const [row] = await journeys.rows<{ home: string }>(`SELECT toString(${homeSql('user', "'till'")}) AS home`)
  keeper.markDirty([BigInt(row?.home ?? 0)], now.getTime())
  await keeper.caughtUp()
  return row?.home ?? ''
}

test('of somebody who meets more than a row holds the newest counts, and she goes on as everybody does', async () => {
  const given = await givenMaps({ now })
  await given.happened([
    { type: 'track', messageId: 'v', userId: 'ann', event: 'visit', timestamp: '2026-01-02T00:00:00Z' },
    { type: 'track', messageId: 'o', userId: 'ann', event: 'order', timestamp: '2026-01-03T00:00:00Z' },
  ])
  const till = await writeTill(given)
  const rowsOfTill = () =>
    given.journeys.rows<{ follow: number; met: number; held: number }>(
      `SELECT * EXCEPT version, toUInt32(length(tp)) AS held FROM journeys FINAL WHERE customer = {till:UInt64} ORDER BY follow, object`,
      { till },
    )
  expect(given.troubles).toEqual([])
  const rows = await rowsOfTill()
  expect(rows[0]).toMatchObject({ follow: 0, met: more, held: mostInRow })
  expect(rows.filter(({ follow }) => follow === 1)).toHaveLength(more / 10)
  expect(rows.filter(({ follow, held }) => follow === 3 && held === 100)).toHaveLength(more / 100)

  const map = await given.mapOf({ Look: ['visit'], Buy: ['order'] })
  expect((await given.measure(map)).customers).toBe(2)
  await given.happened(
    [1, 2, 3].map((minute) => ({
      type: 'track' as const,
      messageId: `later ${minute}`,
      userId: 'till',
      event: 'order',
      timestamp: `2026-01-20T00:0${minute}:00Z`,
      properties: { order_id: `later ${minute}`, value: 5, currency: 'EUR', nps: 10 },
    })),
  )
  const wentOn = await rowsOfTill()
  expect(wentOn[0]).toMatchObject({ met: more + 3, held: mostInRow })
  await deriveAll(given.journeys, given.view.tables(), 'journeys')
  expect(await rowsOfTill()).toEqual(wentOn)
  expect(
    await profileOf(given.journeys, till, { maps: [], touchpoints: given.view.touchpoints(), now }),
  ).toMatchObject({
    interactions: more + 3,
    counted: mostInRow,
    lastNps: { score: 10, at: '2026-01-20T00:03:00.000Z' },
  })
  const measure = await given.measure(map)
  expect(measure.customers).toBe(2)
  expect(given.troubles).toEqual([])
  await given.remove()
})
