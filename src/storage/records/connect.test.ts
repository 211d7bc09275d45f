/** The records store keeps what it acknowledged, lets nobody in beside its owner, and says clearly what is wrong. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { ours, runChild } from '../../../test/support/child.ts'
import { givenPostgres } from '../../../test/support/postgres.ts'
import { givenRecordsDirectory } from '../../../test/support/records.ts'
import { connectRecords, type Records } from './connect.ts'
import { migrate } from './migrate.ts'

const insertForever = (directory: string) => `
  import { sql } from '${import.meta.resolve('kysely')}'
  import { connectRecords } from '${ours('src/storage/records/connect.ts')}'
  try {
    const { db } = await connectRecords({ directory: ${JSON.stringify(directory)} })
    await sql\`create table if not exists noted (n int, padding text)\`.execute(db)
    for (let n = 0; ; n++) {
      await sql\`insert into noted values (\${n}, \${Math.random() + 'x'.repeat(2000)})\`.execute(db)
      console.log(n)
    }
  } catch (error) { console.log(error.code); process.exit(1) }`

const notedNumbers = async ({ db }: Records) =>
  (await sql<{ n: number }>`select n from noted order by n`.execute(db)).rows.map(({ n }) => n)

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('the embedded engine', () => {
  test('every acknowledged row survives kill -9, and the next process opens at once', async () => {
    await using given = await givenRecordsDirectory()
    const child = runChild(insertForever(given.directory))
    let acknowledged = -1
    while (acknowledged < 100) acknowledged = Number(await child.line())
    await child.kill()
    for (const line of await child.rest()) acknowledged = Number(line)
    const records = await connectRecords({ directory: given.directory })
    const numbers = await notedNumbers(records)
    expect(numbers.length).toBeGreaterThan(acknowledged)
    expect(numbers).toEqual(upTo(numbers.length))
    await records.close()
  })

  test('a second process is told who is there, and touches nothing', async () => {
    await using given = await givenRecordsDirectory()
    const records = await connectRecords({ directory: given.directory })
    const before = await picture(given.directory)
    const child = runChild(`
      import { connectRecords } from '${ours('src/storage/records/connect.ts')}'
      try { await connectRecords({ directory: ${JSON.stringify(given.directory)} }) }
      catch (error) { console.log(error.code); console.log(error.message) }`)
    expect(await child.rest()).toEqual(['store.locked', expect.stringContaining(`process ${process.pid} `)])
    expect(await picture(given.directory)).toEqual(before)
    await records.close()
  })

  test('a full disk is reported, loses nothing acknowledged, and is over when there is room again', async () => {
    // Without tables: what was logged to make them would already reach the limit.
    const directory = await mkdtemp(join(tmpdir(), 'waymark-records-'))
    await (await connectRecords({ directory })).close()
    const child = runChild(insertForever(directory), { limit: 8_000 })
    const lines = await child.rest()
    expect(lines.pop()).toBe('store.disk-full')
    expect(lines.length).toBeGreaterThan(10)
    const records = await connectRecords({ directory })
    expect((await notedNumbers(records)).slice(0, lines.length)).toEqual(upTo(lines.length))
    await sql`insert into noted values (-1, '')`.execute(records.db)
    await records.close()
    await rm(directory, { recursive: true })
  })

  test('a long query leaves this thread free', async () => {
    await using given = await givenRecordsDirectory()
    const records = await connectRecords({ directory: given.directory })
    let ticks = 0
    const timer = setInterval(() => ticks++, 10)
    await sql`select pg_sleep(0.8)`.execute(records.db)
    clearInterval(timer)
    // A blocked thread ticks once, afterwards; a busy machine lets some of the eighty pass.
    expect(ticks).toBeGreaterThan(5)
    await records.close()
  })

  test('closing waits for what is under way, and the store opens again', async () => {
    await using given = await givenRecordsDirectory()
    const records = await connectRecords({ directory: given.directory })
    await migrate(records)
    const last = sql`insert into setting values ('last', '1')`.execute(records.db)
    await Promise.all([last, records.close()])
    const again = await connectRecords({ directory: given.directory })
    expect(await migrate(again)).toEqual([])
    expect(await again.db.selectFrom('setting').select('key').execute()).toEqual([{ key: 'last' }])
    await again.close()
  })

  test('a first start that was killed half-way is begun anew', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'waymark-records-'))
    await mkdir(join(directory, 'postgres.new', 'base'), { recursive: true })
    await writeFile(join(directory, 'postgres.new', 'PG_VERSION'), '18')
    const records = await connectRecords({ directory })
    expect(await migrate(records)).not.toEqual([])
    await records.close()
    expect(await readdir(directory)).toEqual(['postgres'])
    await rm(directory, { recursive: true })
  })

  test.each([
    ['a lost control file', (cluster: string) => rm(join(cluster, 'global/pg_control')), 'pg_control'],
    [
      'a garbled control file',
      (cluster: string) => writeFile(join(cluster, 'global/pg_control'), 'x'.repeat(300)),
      'database files are incompatible',
    ],
    ['a lost log', (cluster: string) => rm(join(cluster, 'pg_wal'), { recursive: true }), 'pg_wal'],
    ['lost tables', (cluster: string) => rm(join(cluster, 'base'), { recursive: true }), 'does not exist'],
    ['a lost version', (cluster: string) => rm(join(cluster, 'PG_VERSION')), 'PG_VERSION'],
    ['another version', (cluster: string) => writeFile(join(cluster, 'PG_VERSION'), '17\n'), 'PostgreSQL 17'],
  ])(
    '%s is reported as damage, with the way out, and nothing is begun anew over it',
    async (_, harm, named) => {
      await using given = await givenRecordsDirectory()
      const cluster = join(given.directory, 'postgres')
      await harm(cluster)
      const files = await readdir(cluster)
      const failure = await connectRecords(given).then(
        () => undefined,
        (error: unknown) => error,
      )
      expect(failure).toMatchObject({ code: 'store.damaged', message: expect.stringContaining(named) })
      expect(failure).toMatchObject({
        message: expect.stringContaining('Restore the directory from a backup'),
      })
      const lockOfEngine = 'postmaster.pid'
      expect((await readdir(cluster)).filter((name) => name !== lockOfEngine)).toEqual(files)
      expect(await readdir(given.directory)).toEqual(['postgres'])
    },
  )

  test('a directory that cannot be used is reported', async () => {
    await using given = await givenRecordsDirectory()
    const file = join(given.directory, 'a-file')
    await writeFile(file, '')
    await expect(connectRecords({ directory: file })).rejects.toMatchObject({ code: 'store.unreachable' })
    expect(await readFile(file, 'utf8')).toBe('')
  })
})

describe('a PostgreSQL server', () => {
  const directory = join(tmpdir(), 'waymark-never-made')
  test('one that does not answer is reported without its password', async () => {
    const url = 'postgres://waymark:secret@127.0.0.1:1/waymark'
    const failure = await connectRecords({ url, directory }).catch((error: Error) => error)
    expect(failure).toMatchObject({
      code: 'store.unreachable',
      message: expect.stringContaining('127.0.0.1:1/waymark'),
    })
    expect(JSON.stringify(failure) + String(failure)).not.toContain('secret')
  })

  test('a database that does not exist is reported, and the directory is not touched', async () => {
    await using server = await givenPostgres()
    const url = new URL(server.url)
    url.pathname = '/not-there'
    await expect(connectRecords({ url: url.href, directory })).rejects.toMatchObject({
      code: 'store.unreachable',
    })
    await expect(stat(directory)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('compiles no statement of ours, even where it does so of itself', async () => {
    await using server = await givenPostgres()
    const settings = new pg.Client({ connectionString: server.url })
    await settings.connect()
    await settings.query('alter role current_user set jit = on')
    await settings.end()
    const records = await connectRecords({ url: server.url, directory })
    const shown = () => sql<{ jit: string }>`show jit`.execute(records.db).then(({ rows }) => rows[0]?.jit)
    expect(await Promise.all([shown(), shown(), shown()])).toEqual(['off', 'off', 'off'])
    await records.close()
  })

  test('a connection that the server ends fails its query only', async () => {
    await using server = await givenPostgres()
    const records = await connectRecords({ url: server.url, directory })
    const ended = sql`select pg_terminate_backend(pg_backend_pid())`.execute(records.db)
    await expect(ended).rejects.toMatchObject({ code: 'store.unreachable' })
    expect((await sql`select 1 as one`.execute(records.db)).rows).toEqual([{ one: 1 }])
    await records.close()
  })
})

/** Every file but the lock, whose heart beats, with its size and time of change. */
async function picture(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true })
  const files = names
    .filter((name) => name !== 'lock')
    .map(async (name) => {
      const { size, mtimeMs } = await stat(join(directory, name))
      return `${name} ${size} ${mtimeMs}`
    })
  return (await Promise.all(files)).sort()
}
