/** The removal of a connection with what it brought goes on in steps: it is stopped, refused, and taken over by another process. */
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GivenConnections, givenConnections } from '../../test/support/given-connections.ts'
import { type GivenPostgres, givenPostgres } from '../../test/support/postgres.ts'
import { appError } from '../model/app-error.ts'
import { createConnections } from './connections.ts'

let small: GivenConnections
let server: GivenPostgres
let other: pg.Client
beforeAll(async () => {
  ;[small, server] = await Promise.all([givenConnections(), givenPostgres()])
  other = new pg.Client({ connectionString: server.url })
  await other.connect()
})
afterAll(async () => {
  await other?.end()
  await small?.close()
  await server?.[Symbol.asyncDispose]()
})

test('it can be stopped, asks at each step whether who began it still may, and goes on after a restart', async () => {
  const rows = 1_200
  await other.query(`create table many as select 'm-' || n as id, 'Many ' || n as name, n as employees, timestamptz '2026-01-01'
      as updated_at from generate_series(1, ${rows}) n`)
  const settings = {
    ...{ host: '127.0.0.1', port: Number(new URL(server.url).port), user: 'postgres', encryption: 'off' },
    ...{ database: new URL(server.url).pathname.slice(1), brings: 'records', table: 'public.many' },
    ...{ cursorColumn: 'updated_at', keyColumn: 'id' },
  }
  const { records } = await small.connections.test({ connector: 'postgres', settings })
  const wish = { ...settings, mapping: records?.settings }
  const { id } = await small.connections.create(
    { connector: 'postgres', name: 'Many', settings: wish, everyMinutes: 60 },
    'test',
  )
  await small.connections.runner.idle()
  const standing = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from crm_company
        where deleted_at is null`.execute(small.records.db)
    return rows[0]?.n ?? 0
  }
  const ada = { kind: 'user', id: 'ada', name: 'Ada' } as const
  expect(await standing()).toBe(rows)
  let mayStill = async () => {}
  const connections = createConnections({ ...small.parts, mayStill: () => mayStill() })
  const removed = async (asked: () => Promise<void>) => {
    mayStill = asked
    await connections.takeBack(id, ada)
    await connections.runner.idle()
  }
  // Stopped once its first records are gone: it stands, paused, with the rest of what it brought.
  let stopped: Promise<unknown> | undefined
  await removed(async () => {
    if ((await standing()) < rows) stopped ??= connections.pause(id)
  })
  await stopped
  expect(await connections.get(id)).toMatchObject({ state: 'paused', removing: null })
  const left = await standing()
  expect([left > 0, left < rows]).toEqual([true, true])
  await removed(() => Promise.reject(appError('access.withdrawn', 'Ada may not any more.')))
  expect(await connections.get(id)).toMatchObject({
    ...{ state: 'failing', removing: { records: 0 } },
    failure: { what: 'Ada may not any more.', remedy: expect.stringContaining('stop the removal') },
  })
  expect(await standing()).toBe(left)
  await expect(connections.change(id, { name: 'Other' })).rejects.toThrow('being removed')
  // Another process takes it over, as after a restart.
  await connections.close()
  await small.records.db.updateTable('connection').set({ next_run_at: new Date() }).execute()
  await small.connections.runner.idle()
  expect(await standing()).toBe(0)
  expect(await small.connections.list()).toEqual([])
  expect(small.removals).toMatchObject([{ by: ada, records: left, kept: 0 }])
}, 240_000)
