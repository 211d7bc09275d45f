/** `npx waymark import FILE` as people run it: a process of its own, through a running server and without one. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenWaymark } from './api-given.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
let folder: string
let command: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-cli-'))
  const { bin } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  command = join(root, bin.waymark)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Ended = { code: number | null; out: string; err: string }

/** `npx waymark …` in an installed checkout. An empty PATH: nothing but what is installed may be needed. */
function waymark(args: readonly string[], place: { port: number; data: string }): Promise<Ended> {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    env: { PATH: '', HOME: folder, PORT: String(place.port), WAYMARK_DATA: place.data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => (out += text))
  child.stderr.on('data', (text) => (err += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
}

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), content)
  return name
}

const visits = `customer,time,event
ann,2026-03-01 10:00:00,Visit
ann,2026-03-02 10:00:00,Order
bob,2026-03-01 10:00:00,Visit
,2026-03-01 10:00:00,Visit
`
const brought = { rows: 4, accepted: 3, refused: 1, duplicates: 0, customers: 2, touchpoints: 2 }
const broughtAgain = { ...brought, accepted: 0, duplicates: 3 }

/** A port where nobody answers. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const people = `Customer ID,Full name,Email,Shirt,Colour,Email opt out
p1,Pat One,pat@p.example,M,red,yes
p2,Pim Two,pim@p.example,L,blue,no
`
const noRecords = { rows: 2, create: 0, update: 0, skip: 0, merged: 0, conflict: 0, refused: 0, consents: 0 }

async function peopleCommand(): Promise<string[]> {
  const file = await fileOf('people.csv', people)
  const map = await fileOf(
    'map.json',
    JSON.stringify({ Colour: null, Shirt: { target: 'new', newField: { label: 'Size', kind: 'text' } } }),
  )
  return ['import', 'records', file, '--type', 'customers', '--map', map, '--match', 'email']
}

/** The same story with and without a server: columns are said, one becomes a field, and nothing is taken twice. */
async function importPeople(command: string[], place: { port: number; data: string }): Promise<void> {
  const created = { ...noRecords, create: 2, consents: 1 }
  const dry = await waymark([...command, '--dry-run', '--json'], place)
  expect(dry).toMatchObject({ code: 0 })
  expect(JSON.parse(dry.out)).toEqual(created)
  const first = await waymark([...command, '--json'], place)
  expect(first).toMatchObject({ code: 0 })
  expect(JSON.parse(first.out)).toEqual(created)
  // The file of who ran it is hers.
  expect(await readFile(join(folder, 'people.csv'), 'utf8')).toBe(people)
}

/** Twice, and in odd ways. */
async function importPeopleAgain(command: string[], place: { port: number; data: string }): Promise<void> {
  const again = await waymark([...command, '--json'], place)
  expect(JSON.parse(again.out)).toEqual({ ...noRecords, skip: 2 })
  for (const [args, reason] of [
    [['--preset', 'hubspot'], /not known as an export of hubspot/],
    [['--map', await fileOf('bad.json', '{"Nowhere": "email"}')], /no column "Nowhere"/],
    [['--map', await fileOf('list.json', '[1]')], /says nothing of columns/],
    [['--sheet', 'Two', '--known', 'whatever'], /Allowed choices are update, fill, leave/],
  ] as const) {
    const ended = await waymark(['import', 'records', 'people.csv', ...args, '--json'], place)
    expect([args, ended.code, ended.out]).toEqual([args, 1, ''])
    expect(ended.err).toMatch(reason)
  }
}

/** The same story with and without a server. */
async function importTwice(place: { port: number; data: string }): Promise<void> {
  const file = await fileOf('visits.csv', visits)
  const dry = await waymark(['import', file, '--dry-run', '--json'], place)
  expect(dry).toMatchObject({ code: 0 })
  expect(JSON.parse(dry.out)).toEqual(brought)

  // A dry run that had taken rows in would now show duplicates.
  const first = await waymark(['import', file, '--json'], place)
  expect(first).toMatchObject({ code: 0 })
  expect(JSON.parse(first.out)).toEqual(brought)

  const second = await waymark(['import', file, '--json'], place)
  expect(second).toMatchObject({ code: 0 })
  expect(JSON.parse(second.out)).toEqual(broughtAgain)
}

test('without a server it opens the stores itself: a dry run takes nothing, the first run all, the second nothing more', async () => {
  const data = join(folder, 'data')
  await mkdir(data)
  const place = { port: await freePort(), data }
  await importTwice(place)
  await importPeople(await peopleCommand(), place)
}, 600_000)

test('with a server it goes through it, and files it cannot take end with a reason and exit code 1', async () => {
  const given = await givenWaymark()
  try {
    const place = { port: Number(new URL(given.url).port), data: given.directory }
    await importTwice(place)
    expect((await given.ask('GET', '/api/v1/customers')).json).toMatchObject({ total: 2 })

    const refused = await waymark(['import', 'visits.csv', '--dry-run', '--refused', 'refused.csv'], place)
    expect(refused).toMatchObject({ code: 0 })
    expect(refused.out).toContain('Nothing was imported (dry run).')
    expect(await readFile(join(folder, 'refused.csv'), 'utf8')).toMatch(/^4,customer-missing,/m)

    const bad: [string, string | Buffer | undefined, RegExp][] = [
      ['absent.csv', undefined, /There is no file "absent\.csv" that can be read\. Check the path\./],
      ['empty.csv', '', /"empty\.csv" is empty\. Choose a file with a header row/],
      ['sheet.xlsx', Buffer.from('PK\u0003\u0004 and more'), /is a damaged or incomplete workbook/],
      [
        'colors.csv',
        'shade,tone\nred,dark\nblue,light\n',
        /^Say which column holds the customer\. The columns are: shade, tone\.$/m,
      ],
    ]
    for (const [name, content, reason] of bad) {
      if (content !== undefined) await fileOf(name, content)
      const ended = await waymark(['import', name, '--json'], place)
      expect([name, ended.code, ended.out]).toEqual([name, 1, ''])
      expect(ended.err).toMatch(reason)
      expect(ended.err).not.toContain('    at ')
    }
    const wrong = await waymark(['import', 'visits.csv', '--customer', 'nobody', '--json'], place)
    expect(wrong).toMatchObject({ code: 1, out: '' })
    expect(wrong.err).toMatch(/no column "nobody".*Its columns are: customer, time, event/s)
    expect((await given.ask('GET', '/api/v1/customers')).json).toMatchObject({ total: 2 })
    const command = await peopleCommand()
    const told = await waymark([...command, '--dry-run'], place)
    expect(told.out).toContain('Nothing was imported (dry run). 2 rows: 2 new')
    expect(told.err).toContain('"Shirt": new field "Size" (text)')
    expect(told.err).toContain('left out: "Colour"')
    await importPeople(command, place)
    await importPeopleAgain(command, place)
    expect((await given.ask('GET', '/api/v1/record-types/customer/fields')).json).toMatchObject([
      { name: 'custom.size', label: 'Size' },
    ])
    expect((await given.ask('GET', '/api/v1/record-imports')).json).toHaveLength(4)
  } finally {
    await given.close()
  }
}, 600_000)
