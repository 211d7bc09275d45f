/** Acknowledged means on disk: processes are killed, and disks end, in the middle of taking messages in. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { homeOf } from '../src/journey/hash.ts'
import { openIngest } from './support/given-ingest.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'waymark-durable-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const child = new URL('./ingest-child.ts', import.meta.url).pathname

type Heard = { acknowledged: Set<string>; failures: string[]; ready: boolean; errors: string }

function listen(process: ChildProcess, heard: Heard): void {
  process.stderr?.on('data', (text) => {
    heard.errors += String(text)
  })
  if (!process.stdout) return
  createInterface({ input: process.stdout }).on('line', (line) => {
    const [word, ...rest] = line.split(' ')
    if (word === 'ready') heard.ready = true
    if (word === 'failed') heard.failures.push(rest.join(' '))
    if (word === 'acknowledged') for (const id of rest) heard.acknowledged.add(id)
  })
}

const exited = (process: ChildProcess): Promise<void> =>
  new Promise((resolve) => (process.exitCode === null ? process.once('close', () => resolve()) : resolve()))

async function until(condition: () => boolean, what: string, heard: Heard): Promise<void> {
  const end = Date.now() + 40_000
  while (!condition()) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}. ${heard.errors}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const silent = (): Heard => ({ acknowledged: new Set(), failures: [], ready: false, errors: '' })

/** Every acknowledged message is stored once, and nothing else twice. */
async function expectAllOnce(acknowledged: ReadonlySet<string>) {
  const given = await openIngest(directory)
  const rows = await given.journeys.rows<{ message_id: string; n: string }>(
    'SELECT message_id, count() AS n FROM interactions GROUP BY message_id',
  )
  const stored = new Map(rows.map((row) => [row.message_id, Number(row.n)]))
  const lost = [...acknowledged].filter((id) => !stored.has(id))
  const doubled = [...stored].filter(([, n]) => n > 1)
  return { given, lost, doubled, stored: stored.size }
}

test('killed again and again in the middle of ingest: every acknowledged message is there exactly once', async () => {
  const heard = silent()
  for (const run of [1, 2, 3]) {
    heard.ready = false
    const before = heard.acknowledged.size
    const running = spawn(process.execPath, [child, directory, String(run)])
    listen(running, heard)
    await until(() => heard.acknowledged.size > before + 500 * run, 'it has acknowledged enough', heard)
    running.kill('SIGKILL')
    await exited(running)
  }
  expect(heard.failures).toEqual([])
  const { given, lost, doubled } = await expectAllOnce(heard.acknowledged)
  expect(lost).toEqual([])
  expect(doubled).toEqual([])
  // Sent again, as an SDK does that never heard the answer: nothing changes.
  const again = [...heard.acknowledged].slice(0, 100).map((messageId) => ({
    type: 'track',
    event: 'Visit',
    messageId,
    userId: 'user-1',
  }))
  expect(new Set((await given.accept(again)).map((one) => one.status))).toEqual(new Set(['duplicate']))
  // What follows from the evidence is there too: each device belongs to its one user.
  for (const device of [0, 17, 39])
    expect(await given.identity.canonical([homeOf('anonymous', `device-${device}`)])).toEqual([
      [homeOf('user', `user-${device % 20}`)],
    ])
  await given.close()
}, 180_000)
