import { spawn } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { type GivenImporter, givenImporter } from './testing/given-importer.ts'

const child = fileURLToPath(new URL('./testing/import-child.ts', import.meta.url))
const manyRows = `customer,time,event\n${Array.from({ length: 260_000 }, (_, i) => `c${i % 1000},2024-01-01 10:00,E${i % 7}`).join('\n')}\n`

let given: GivenImporter
afterEach(() => given.close())

const count = async (): Promise<number> =>
  Number((await given.journeys.rows<{ n: string }>('SELECT count() AS n FROM interactions'))[0]?.n)

/** Resolves when the process has written rows and was killed. */
const killWhileWriting = (directory: string, file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, directory, file], {
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
