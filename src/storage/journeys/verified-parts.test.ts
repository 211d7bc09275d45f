import { mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectJourneys, defaultLimits, type Journeys } from './connect.ts'
import { migrateJourneys } from './migrate.ts'
import { lastBlockOf, refuseDamagedParts } from './verified-parts.ts'

let directory: string
let journeys: Journeys
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'waymark-parts-'))
  journeys = await connectJourneys({ directory, limits: defaultLimits })
  await migrateJourneys(journeys)
})
afterAll(async () => {
  await journeys.close()
  await rm(directory, { recursive: true, force: true })
})

const write = (from: number, rows: number) =>
  journeys.command(
    'INSERT INTO interactions (home, message) SELECT number, number FROM numbers({from:UInt64}, {rows:UInt64})',
    { from, rows },
  )

const count = async (): Promise<number> =>
  Number((await journeys.rows<{ n: string }>('SELECT count() AS n FROM interactions'))[0]?.n)

/** As a disk does that ends in the middle of a write. */
async function cutNewestPart(): Promise<void> {
  const [part] = await journeys.rows<{ path: string }>(
    `SELECT path FROM system.parts WHERE active AND table = 'interactions' ORDER BY max_block_number DESC LIMIT 1`,
  )
  const path = part?.path ?? ''
  const names = (await readdir(path)).filter((name) => name.endsWith('.bin'))
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(path, name))).size))
  const largest = names[sizes.indexOf(Math.max(...sizes))] ?? ''
  await truncate(join(path, largest), Math.floor(Math.max(...sizes) / 2))
}

test('parts that are whole are left alone, and a damaged one is removed and refused; older ones are not asked', async () => {
  await write(0, 1000)
  const before = await lastBlockOf(journeys, 'interactions')
  await refuseDamagedParts(journeys, 'interactions', before)
  await write(1000, 1000)
  await refuseDamagedParts(journeys, 'interactions', before)
  expect(await count()).toBe(2000)

  const middle = await lastBlockOf(journeys, 'interactions')
  await write(2000, 5000)
  await cutNewestPart()
  await expect(refuseDamagedParts(journeys, 'interactions', middle)).rejects.toMatchObject({
    code: 'store.disk-full',
  })
  expect(await count()).toBe(2000)
  await refuseDamagedParts(journeys, 'interactions', middle)
})
