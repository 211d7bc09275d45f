import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type GivenRecords, givenRecords, recordsEngines } from '../../test/support/records.ts'
import { pruneWarnings } from '../storage/records/prune-warnings.ts'
import { addWarnings, warningsPage } from '../storage/records/warnings.ts'
import { keepWarningsFew } from './warning-upkeep.ts'

const now = new Date('2026-06-01T00:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

describe.each(recordsEngines)('warnings on %s', (engine) => {
  let given: GivenRecords
  beforeAll(async () => {
    given = await givenRecords(engine)
  })
  afterAll(() => given[Symbol.asyncDispose]())
  beforeEach(async () => {
    await given.records.db.deleteFrom('ingest_warning').execute()
  })

  const add = (ages: readonly number[]) =>
    addWarnings(
      given.records.db,
      ages.map((age) => ({ at: daysAgo(age), reason: 'event-missing', message: `${age} days old` })),
    )
  const left = async (): Promise<string[]> =>
    (await warningsPage(given.records.db, { limit: 1000 })).rows.map(({ message }) => message).reverse()

  test('the newest stay, unless they are too old', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 150 }),
        async (ages, most, days) => {
          await given.records.db.deleteFrom('ingest_warning').execute()
          await add(ages)
          const kept = ages.slice(-most).filter((age) => age <= days)
          expect(await pruneWarnings(given.records.db, { most, days }, now)).toBe(ages.length - kept.length)
          expect(await left()).toEqual(kept.map((age) => `${age} days old`))
        },
      ),
      { numRuns: 25 },
    )
  })

  test('it happens by itself, at the start and again and again until it is stopped', async () => {
    const troubles: unknown[] = []
    await add([1, 2, 3])
    const stop = keepWarningsFew({
      ...given,
      keep: { most: 2, days: 90 },
      clock: () => now,
      onTrouble: (error) => troubles.push(error),
      everyMs: 20,
    })
    await expect.poll(left).toEqual(['2 days old', '3 days old'])
    await add([4])
    await expect.poll(left).toEqual(['3 days old', '4 days old'])
    await stop()
    await add([5])
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(await left()).toHaveLength(3)
    expect(troubles).toEqual([])
  })
})
