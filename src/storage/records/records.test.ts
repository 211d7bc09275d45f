/** The records store behaves the same on the embedded engine and on a PostgreSQL server. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type GivenRecords, givenRecords, recordsEngines } from '../../../test/support/records.ts'
import { migrate, migration, readMigrations } from './migrate.ts'
import { saveSetting, settingOf } from './settings.ts'
import { addWarnings, countOpenWarnings, markReplayed, warningOf, warningsPage } from './warnings.ts'
import { createWriteKeyCheck } from './write-key-check.ts'
import { addWriteKey, listWriteKeys, revokeWriteKey } from './write-keys.ts'

describe.each(recordsEngines)('records on %s', (engine) => {
  let given: GivenRecords
  const db = () => given.records.db
  beforeAll(async () => {
    given = await givenRecords(engine)
  })
  afterAll(() => given[Symbol.asyncDispose]())

  test('values of every type arrive alike', async () => {
    const { rows } =
      await sql`select 9007199254740991::bigint as bigint, 18446744073709551615::numeric(20) as home,
      timestamptz '2026-03-29 01:30:00.123+01' as at, '{"a":[1,null]}'::jsonb as json, true as yes, null as nothing,
      '{1,2}'::int[] as list, 0.1::float8 as share, 'ä☂𝕏' as text`.execute(db())
    expect(rows).toEqual([
      {
        bigint: 9007199254740991,
        home: '18446744073709551615',
        at: new Date('2026-03-29T00:30:00.123Z'),
        json: { a: [1, null] },
        yes: true,
        nothing: null,
        list: [1, 2],
        share: 0.1,
        text: 'ä☂𝕏',
      },
    ])
  })

  test('a value of several megabytes goes there and back', async () => {
    const text = 'Grüße '.repeat(500_000)
    await saveSetting(db(), 'large', { text })
    expect(await settingOf(db(), 'large', z.object({ text: z.string() }))).toEqual({ text })
  })

  test('a broken constraint is reported with its code, and the next query works', async () => {
    await sql`create table once (x int primary key)`.execute(db())
    await sql`insert into once values (1)`.execute(db())
    await expect(sql`insert into once values (1)`.execute(db())).rejects.toMatchObject({ code: '23505' })
    expect((await sql`select x from once`.execute(db())).rows).toEqual([{ x: 1 }])
  })

  test('a query beside an open transaction is no part of it', async () => {
    await sql`create table beside (x int)`.execute(db())
    const failing = db()
      .transaction()
      .execute(async (transaction) => {
        await sql`insert into beside values (1)`.execute(transaction)
        await sql`select pg_sleep(0.05)`.execute(transaction)
        throw new Error('taken back')
      })
    const others = [2, 3, 4].map((x) => sql`insert into beside values (${x})`.execute(db()))
    await expect(failing).rejects.toThrow('taken back')
    await Promise.all(others)
    expect((await sql`select x from beside order by x`.execute(db())).rows).toEqual([
      { x: 2 },
      { x: 3 },
      { x: 4 },
    ])
  })

  test('transactions started at once all happen', async () => {
    await sql`create table counter (n int)`.execute(db())
    await sql`insert into counter values (0)`.execute(db())
    await Promise.all(
      Array.from({ length: 20 }, () =>
        db()
          .transaction()
          .execute(async (transaction) => {
            const { rows } = await sql<{ n: number }>`select n from counter for update`.execute(transaction)
            await sql`update counter set n = ${(rows[0]?.n ?? 0) + 1}`.execute(transaction)
          }),
      ),
    )
    expect((await sql`select n from counter`.execute(db())).rows).toEqual([{ n: 20 }])
  })

  test('migrating again changes nothing, also when several start at once', async () => {
    const again = await Promise.all([migrate(given.records), migrate(given.records), migrate(given.records)])
    expect(again).toEqual([[], [], []])
  })

  test('a changed migration and a newer database are refused, and a failing one leaves no trace', async () => {
    const released = await readMigrations(new URL('./migrations/', import.meta.url))
    const changed = released.map(({ name, text }) => migration(name, `${text} -- changed`))
    await expect(migrate(given.records, changed)).rejects.toMatchObject({ code: 'store.migration-changed' })
    await expect(migrate(given.records, released.slice(0, -1))).rejects.toMatchObject({ code: 'store.newer' })

    const next = String((released.at(-1)?.number ?? 0) + 1).padStart(3, '0')
    const broken = migration(`${next}-broken.sql`, 'create table half (x int); create table half (x int);')
    await expect(migrate(given.records, [...released, broken])).rejects.toMatchObject({ code: '42P07' })
    expect((await sql`select to_regclass('half') as half`.execute(db())).rows).toEqual([{ half: null }])
    expect(await migrate(given.records)).toEqual([])
  })

  test('numbers may have gaps, which are filled later; a number that stands twice is refused', async () => {
    const released = await readMigrations(new URL('./migrations/', import.meta.url))
    const twice = [...released, migration(`${released.at(-1)?.name}`, 'select 1')]
    await expect(migrate(given.records, twice)).rejects.toMatchObject({ code: 'store.migration-changed' })
    const between = migration('005-between.sql', 'create table between_two (x int)')
    const filled = [...released, between].toSorted((a, b) => a.number - b.number)
    expect(await migrate(given.records, filled)).toEqual(['005-between.sql'])
    await sql`drop table between_two`.execute(db())
    await sql`delete from schema_migration where number = 5`.execute(db())
  })

  test('a migration written with other line ends is the same migration', () => {
    expect(migration('001-a.sql', 'a;\r\nb;\r\n').checksum).toBe(migration('001-a.sql', 'a;\nb;\n').checksum)
  })

  test('a setting is saved, read, changed; in an unknown form it counts as not set', async () => {
    expect(await settingOf(db(), 'theme', z.string())).toBeUndefined()
    await saveSetting(db(), 'theme', 'dark')
    await saveSetting(db(), 'theme', ['light'])
    expect(await settingOf(db(), 'theme', z.array(z.string()))).toEqual(['light'])
    expect(await settingOf(db(), 'theme', z.string())).toBeUndefined()
  })

  test('a write key is shown once, recognised, counted and revoked', async () => {
    const check = createWriteKeyCheck(db())
    const made = await addWriteKey(db(), 'Website')
    expect(made.key).toMatch(/^wm_[0-9A-Za-z]{32}$/)
    expect(made.key.startsWith(made.prefix)).toBe(true)
    expect(JSON.stringify(await sql`select * from write_key`.execute(db()))).not.toContain(made.key)

    expect(await check.verify(made.key)).toEqual({ id: made.id })
    expect(await check.verify(`${made.key}x`)).toBeUndefined()
    expect(await check.verify('')).toBeUndefined()

    check.used(made.id, { accepted: 3, refused: 1 })
    check.used(made.id, { accepted: 2, refused: 0 })
    await check.flush()
    check.used(made.id, { accepted: 1, refused: 0 })
    await check.close()
    expect(await listWriteKeys(db())).toMatchObject([
      { id: made.id, name: 'Website', accepted: 6, refused: 1, lastUsedAt: expect.any(String) },
    ])

    await revokeWriteKey(db(), made.id)
    check.forget()
    expect(await check.verify(made.key)).toBeUndefined()
    expect(await listWriteKeys(db())).toEqual([])
    await expect(revokeWriteKey(db(), made.id)).rejects.toMatchObject({ code: 'key.not-found' })
  })

  test('a key revoked elsewhere stops working within a minute', async () => {
    let now = new Date('2026-01-01T00:00:00Z')
    const check = createWriteKeyCheck(db(), () => now)
    const made = await addWriteKey(db(), 'App')
    await check.verify(made.key)
    await revokeWriteKey(db(), made.id)
    now = new Date('2026-01-01T00:01:00Z')
    expect(await check.verify(made.key)).toBeUndefined()
    await check.close()
  })

  test('warnings are kept with what was received, paged, replayed', async () => {
    const at = new Date('2026-05-01T10:00:00Z')
    const nul = String.fromCharCode(0)
    await addWarnings(db(), [
      ...Array.from({ length: 1_500 }, (_, index) => ({
        at,
        reason: 'event-missing' as const,
        message: `No. ${index}`,
        payload: `{"index":${index}}`,
      })),
      {
        at,
        reason: 'invalid-shape',
        message: 'odd',
        field: 'event',
        payload: `a${nul}b\uD800${'x'.repeat(40_000)}`,
      },
    ])
    const first = await warningsPage(db(), { limit: 1_000 })
    const second = await warningsPage(db(), { limit: 1_000, before: first.next ?? 0 })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([1_000, 501, null])
    expect(first.rows[0]).toMatchObject({
      reason: 'invalid-shape',
      field: 'event',
      at: at.toISOString(),
      replayedAt: null,
    })
    expect(first.rows[0]?.payload.slice(0, 4)).toBe('a\uFFFDb\uFFFD')
    expect(first.rows[0]?.payload).toHaveLength(32 * 1024)

    const ids = first.rows.slice(0, 3).map(({ id }) => id)
    await markReplayed(db(), ids, at)
    expect(await countOpenWarnings(db())).toBe(1_498)
    expect(await warningOf(db(), ids[0] ?? 0)).toMatchObject({ replayedAt: at.toISOString() })
    await expect(warningOf(db(), 999_999)).rejects.toMatchObject({ code: 'warning.not-found' })
  })
})
