/** The process is killed in the middle of a change of many records: the rest is done after the next start, and nothing twice. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { createBulkChanges } from '../src/crm/bulk-changes.ts'
import { createCrm } from '../src/crm/crm.ts'
import { connectRecords } from '../src/storage/records/connect.ts'
import { fillWithEmptyRecords } from './support/empty-records.ts'
import { paula } from './support/given-crm.ts'
import { shortLived } from './support/short-lived.ts'

const child = new URL('./bulk-child.ts', import.meta.url).pathname
const many = 4_000

/** Resolves with the change's id when some of it is on disk and the process is dead. */
async function beginThenKill(directory: string): Promise<string> {
  const running = spawn(process.execPath, [...shortLived, child, directory, String(many)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  for await (const line of createInterface({ input: running.stdout })) {
    lines.push(line)
    if (lines.includes('changed') && lines.some((one) => one.startsWith('begun'))) running.kill('SIGKILL')
  }
  if (running.exitCode === null && running.signalCode === null) await once(running, 'close')
  expect(lines.filter((line) => line.startsWith('failed'))).toEqual([])
  return lines.find((line) => line.startsWith('begun'))?.slice('begun '.length) ?? ''
}

test('a change of many records that was killed half way is done to its end, each record once', {
  timeout: 180_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-bulk-'))
  await fillWithEmptyRecords(directory)
  const id = await beginThenKill(directory)
  const records = await connectRecords({ directory })
  const { db } = records
  const countOf = async (batch: string) =>
    (await db.selectFrom('crm_change').select('record').where('batch', '=', batch).execute()).length
  const before = await countOf(id)
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(many)

  const troubles: unknown[] = []
  const clock = () => new Date()
  const crm = createCrm({ db, clock, customersWho: async () => [], onChanged() {} })
  const bulk = await createBulkChanges({
    ...{ db, crm, clock, mayStill: async () => {} },
    onChanged() {},
    onTrouble: (error) => troubles.push(error),
  })
  await bulk.settled(id)
  expect(await bulk.get(id, paula)).toMatchObject({
    ...{ state: 'done', total: many, done: many, changed: many, refused: 0, why: null },
  })
  expect(await countOf(id)).toBe(many)
  const versions = await db
    .selectFrom('crm_change')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('type', '=', 'product')
    .executeTakeFirstOrThrow()
  expect(versions.version).toBe(2)

  await bulk.undo(id, paula)
  await bulk.settled(id)
  expect(await bulk.get(id, paula)).toMatchObject({ state: 'undone', changed: many, refused: 0 })
  expect(troubles).toEqual([])

  await bulk.close()
  await records.close()
  await rm(directory, { recursive: true, force: true })
})
