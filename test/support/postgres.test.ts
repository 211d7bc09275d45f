import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { givenPostgres } from './postgres.ts'
import { unpackedPostgres } from './unpacked-postgres.ts'

async function connected(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

test('a database of a real PostgreSQL keeps what is put in', async () => {
  await using database = await givenPostgres()
  const client = await connected(database.url)
  await client.query('create table customers (id int primary key, name text)')
  await client.query('insert into customers values (1, $1)', ['Jürgen ☺'])
  expect((await client.query('select * from customers')).rows).toEqual([{ id: 1, name: 'Jürgen ☺' }])
  const version = await client.query('show server_version_num')
  expect(Number(version.rows[0].server_version_num)).toBeGreaterThanOrEqual(150_000)
  await client.end()
})

test('every database is empty and apart from the others', async () => {
  await using one = await givenPostgres()
  await using two = await givenPostgres()
  const [first, second] = [await connected(one.url), await connected(two.url)]
  await first.query('create table only_here (id int)')
  const tables = await second.query("select 1 from pg_tables where schemaname = 'public'")
  expect(tables.rows).toEqual([])
  await first.end()
  await second.end()
})

test('a server stopped by its last user starts again for the next', async () => {
  for (const round of [1, 2]) {
    await using database = await givenPostgres()
    const client = await connected(database.url)
    expect((await client.query('select $1::int as round', [round])).rows).toEqual([{ round }])
    await client.end()
  }
})

test('the programs need nothing of the folder they were copied from', async () => {
  const home = await unpackedPostgres()
  const entries = await readdir(home, { recursive: true, withFileTypes: true })
  const links = entries.filter((entry) => entry.isSymbolicLink())
  expect(links.length).toBeGreaterThan(0)
  const targets = await Promise.all(links.map(({ parentPath, name }) => realpath(join(parentPath, name))))
  expect(targets.filter((target) => !target.startsWith(home))).toEqual([])
})
