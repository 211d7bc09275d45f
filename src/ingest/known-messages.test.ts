import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenIngest } from '../../test/support/given-ingest.ts'
import { messageHash } from '../journey/hash.ts'
import { isReservedIdentifier, reservedIdentifierSql } from '../journey/reserved-identifiers.ts'
import { appendGateOf } from './append-gate.ts'
import { knownMessages } from './known-messages.ts'
import { MessageFilter } from './message-filter.ts'

let given: Awaited<ReturnType<typeof givenIngest>>
beforeAll(async () => {
  given = await givenIngest()
})
afterAll(() => given.remove())

const hashes = (prefix: string, n: number) =>
  Array.from({ length: n }, (_, index) => messageHash(`${prefix}${index}`))

const storeDirectly = (stored: readonly bigint[]) =>
  given.journeys.insert(
    'interactions',
    ['home', 'at', 'message'],
    stored.map((hash) => ['1', '2026-01-01 00:00:00.000', String(hash)]),
  )

test('the filter forgets nothing, and takes few for known that are not', () => {
  const filter = new MessageFilter(20_000)
  const [known, others] = [hashes('known', 20_000), hashes('other', 20_000)]
  for (const hash of known) filter.add(hash)
  expect(known.every((hash) => filter.mayHave(hash))).toBe(true)
  expect(others.filter((hash) => filter.mayHave(hash)).length).toBeLessThan(200)
})

test('what others stored is known too, before and after the filter was read', async () => {
  const troubles: unknown[] = []
  const mine = hashes('mine', 500)
  await storeDirectly(mine.slice(0, 250))
  const known = knownMessages(given.journeys, given.journeys.another(), (error) => troubles.push(error))
  expect(await known.among(mine)).toEqual(new Set(mine.slice(0, 250)))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await known.among(mine)).toEqual(new Set(mine.slice(0, 250)))

  await storeDirectly(mine.slice(250, 400))
  known.remember(mine.slice(250, 400))
  expect(await known.among(mine)).toEqual(new Set(mine.slice(0, 400)))

  // An append that failed half way may have written.
  await storeDirectly(mine.slice(400, 450))
  known.doubt()
  expect(await known.among(mine)).toEqual(new Set(mine.slice(0, 450)))

  // Another process writes beside us and tells nobody; in this one there is a gate for imports and undoing.
  const beside = <T>(work: () => Promise<T>) =>
    given.journeys.shared ? work() : appendGateOf(given.journeys).alone(work)
  await beside(() => storeDirectly(mine.slice(450)))
  expect(await known.among(mine)).toEqual(new Set(mine))
  await beside(() => given.journeys.command(`DELETE FROM interactions WHERE message = ${mine[0]}`))
  expect(await known.among(mine)).toEqual(new Set(mine.slice(1)))
  await known.close()
  expect(troubles).toEqual([])
})

test('the engine refuses the same placeholders as collection does', async () => {
  const words = [
    '',
    ' ',
    '0-0',
    'NULL',
    'n/a',
    'NA',
    '[object Object]',
    'test@a',
    'a@b.example',
    "o'neill",
    'distinct_id',
  ]
  const ids = [
    ...words,
    ...fc.sample(fc.stringMatching(/^[0-9a-z@.\-\\'\n é]{0,12}$/), 500),
    ...fc.sample(
      fc
        .tuple(fc.constantFrom(...words), fc.constantFrom('', ' ', '\n', 'x', '@example.com'))
        .map((two) => two.join('')),
      200,
    ),
  ]
  const rows = await given.journeys.rows<{ id: string; reserved: number }>(
    `SELECT id, ${reservedIdentifierSql('id')} AS reserved FROM (SELECT arrayJoin({ids:Array(String)}) AS id)`,
    { ids },
  )
  expect(rows).toHaveLength(ids.length)
  for (const { id, reserved } of rows) expect([id, reserved === 1]).toEqual([id, isReservedIdentifier(id)])
})
