/** Acknowledged means on disk: processes are killed, and disks end, in the middle of taking messages in. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { homeOf } from '../src/journey/hash.ts'
import { openIngest } from './support/given-ingest.ts'
import { shortLived } from './support/short-lived.ts'

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
  const end = Date.now() + 90_000
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
    const running = spawn(process.execPath, [...shortLived, child, directory, String(run)])
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
}, 240_000)

test('a disk that takes no more: the sender is told, what was acknowledged stays, and smaller things go on', async () => {
  // The stores are made first, since their own files are larger than what the child may write.
  const first = await openIngest(directory)
  await first.accept([{ type: 'track', event: 'Visit', messageId: 'before', userId: 'user-1' }])
  await first.close()
  const heard = silent()
  // A limit on file size answers a write as a full disk does, and needs no disk.
  const limited = `trap '' XFSZ; ulimit -f ${20 * 1024}; exec "$0" "$@"`
  const running = spawn('bash', [
    '-c',
    limited,
    process.execPath,
    ...shortLived,
    child,
    directory,
    'full',
    'large',
  ])
  listen(running, heard)
  await until(
    () => heard.failures.length > 0 && heard.acknowledged.size > 0,
    'it has failed and gone on',
    heard,
  )
  running.kill('SIGKILL')
  await exited(running)
  expect(new Set(heard.failures)).toEqual(new Set(['ingest.store-failed store.disk-full']))
  const { given, lost, doubled } = await expectAllOnce(new Set([...heard.acknowledged, 'before']))
  expect([lost, doubled]).toEqual([[], []])
  await given.close()
}, 240_000)

test('damaged data that the engine would leave out without a word stops the start with a clear error', async () => {
  const given = await openIngest(directory)
  await given.accept([{ type: 'track', event: 'Visit', messageId: 'kept', userId: 'user-1' }])
  const [part] = await given.journeys.rows<{ path: string }>(
    "SELECT path FROM system.parts WHERE active AND table = 'interactions'",
  )
  await given.close()
  await truncate(join(part?.path ?? '', 'checksums.txt'), 10)
  await expect(openIngest(directory)).rejects.toMatchObject({ code: 'store.damaged' })
}, 240_000)
