import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { type GivenImporter, givenImporter } from '../../../test/support/given-importer.ts'
import { shortLived } from '../../../test/support/short-lived.ts'
import { homeOf } from '../../journey/hash.ts'

const child = fileURLToPath(new URL('../../../test/import-child.ts', import.meta.url))
const manyRows = `customer,time,event\n${Array.from({ length: 260_000 }, (_, i) => `c${i % 1000},2024-01-01 10:00,E${i % 7}`).join('\n')}\n`

let given: GivenImporter
afterEach(() => given.close())

const count = async (): Promise<number> =>
  Number((await given.journeys.rows<{ n: string }>('SELECT count() AS n FROM interactions'))[0]?.n)

/** Resolves when the process has written rows and was killed. */
const killWhileWriting = (directory: string, file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [...shortLived, child, directory, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let wrote = false
    running.stdout.on('data', (text: Buffer) => {
      if (!/ writing [1-9]/.test(text.toString())) return
      wrote = true
      running.kill('SIGKILL')
    })
    running.on('exit', () =>
      wrote ? resolve() : reject(new Error('The import ended before it was killed.')),
    )
  })

test('after kill -9 in the middle of an import nothing of it is left, and it can be run again', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-killed-'))
  const file = join(directory, 'many.csv')
  await writeFile(file, manyRows)
  await killWhileWriting(directory, file)
  given = await givenImporter({ directory })
  expect(await count()).toBe(0)
  const [killed] = await given.importer().list()
  expect(killed).toMatchObject({ state: 'failed', error: { code: 'import.cancelled' } })
  expect(given.changed.flat()).toHaveLength(1000)
  expect(await given.journeys.rows("SELECT name FROM system.tables WHERE match(name, '_[0-9]+$')")).toEqual(
    [],
  )
  await given.importer().run(killed?.id ?? 0)
  expect(await given.importer().settled(killed?.id ?? 0)).toMatchObject({
    state: 'done',
    counts: { rows: 260_000, accepted: 260_000, duplicates: 0 },
  })
  expect(await count()).toBe(260_000)
}, 180_000)

test('cancelling while rows are written takes them back', async () => {
  let cancelling: Promise<unknown> | undefined
  given = await givenImporter({
    onProgress({ id, progress }) {
      if (progress.phase === 'writing' && progress.rows > 0) cancelling ??= given.importer().cancel(id)
    },
  })
  const cancelled = await given.run(manyRows)
  await cancelling
  expect(cancelled).toMatchObject({ state: 'cancelled', counts: null })
  expect(await count()).toBe(0)
}, 120_000)

test('a full or failing store takes the import back and says so', async () => {
  given = await givenImporter()
  const checked = await given.check('customer,time,event\nann,2024-01-01,A\n')
  const { ensureKinds } = given.catalogue
  given.catalogue.ensureKinds = async () => {
    throw new Error('gone')
  }
  given.parts.onError = () => {}
  await given.importer().run(checked.id)
  expect(await given.importer().settled(checked.id)).toMatchObject({
    state: 'failed',
    error: { code: 'server.internal' },
  })
  expect(await count()).toBe(0)
  given.catalogue.ensureKinds = ensureKinds
  await given.importer().run(checked.id)
  expect(await given.importer().settled(checked.id)).toMatchObject({ state: 'done', counts: { accepted: 1 } })
})

test('whose journeys are not derived when the server stops is told again after the next start, and only then', async () => {
  given = await givenImporter({ derived: () => new Promise(() => {}) })
  const done = await given.run('customer,time,event\nann,2024-01-01,A\nbob,2024-01-01,A\n')
  const both = [homeOf('user', 'ann'), homeOf('user', 'bob')].sort()
  await given.importer().undo(done.id)
  await given.importer().settled(done.id)
  expect(given.changed.flat().sort()).toEqual([...both, ...both].sort())

  given.changed.length = 0
  given.parts.derived = async () => {}
  await given.restart()
  expect([...new Set(given.changed.flat())].sort()).toEqual(both)
  const lists = () => given.journeys.rows("SELECT name FROM system.tables WHERE match(name, '_[0-9]+$')")
  await expect.poll(lists).toEqual([])

  given.changed.length = 0
  await given.restart()
  expect(given.changed).toEqual([])
})

/** Runs until the import has ended, and says how. `limit`: no file may grow beyond so many KiB, as on a full disk. */
const ended = (directory: string, file: string, limit: number | 'unlimited'): Promise<string> =>
  new Promise((resolve, reject) => {
    // A process that ignores the signal of a file grown too large gets an error from its write instead.
    const script = `trap '' XFSZ; ulimit -f ${limit}; exec "$0" "$@"`
    const running = spawn('bash', ['-c', script, process.execPath, ...shortLived, child, directory, file], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let told = ''
    let how: string | undefined
    running.stdout.on('data', (text: Buffer) => {
      told += text
      how = /^\d+ ended (.*)$/m.exec(told)?.[1]
      if (how !== undefined) running.kill('SIGKILL')
    })
    running.on('exit', () => (how === undefined ? reject(new Error(told)) : resolve(how)))
  })

test('on a disk that takes no more nothing of the file is taken, what was there stays, and later it goes well', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-full-'))
  const [one, many] = [join(directory, 'one.csv'), join(directory, 'many.csv')]
  await writeFile(one, 'customer,time,event\nann,2024-01-01 10:00,Visit\n')
  // Random text does not shrink when it is compressed.
  const row = (i: number) =>
    `c${i % 1000},2024-01-01 10:00,E${i % 7},${randomBytes(120).toString('base64url')}`
  const rows = Array.from({ length: 250_000 }, (_, i) => row(i)).join('\n')
  await writeFile(many, `customer,time,event,note\n${rows}\n`)
  // The stores are made first, since their own files are larger than what the next may write.
  expect(await ended(directory, one, 'unlimited')).toBe('done ')
  expect(await ended(directory, many, 20 * 1024)).toBe('failed store.disk-full')
  given = await givenImporter({ directory })
  expect(await count()).toBe(1)
  const [failed] = await given.importer().list()
  await given.importer().run(failed?.id ?? 0)
  expect(await given.importer().settled(failed?.id ?? 0)).toMatchObject({
    state: 'done',
    counts: { accepted: 250_000 },
  })
  expect(await count()).toBe(250_001)
}, 240_000)
