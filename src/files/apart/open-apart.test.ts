/** Parquet files whose headers lie end the process that reads them, in words, and nothing else. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFile } from '../open-file.ts'
import { type Limits, openApart } from './open-apart.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-apart-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Thrift's compact protocol, as far as Parquet's headers need it: a struct is its fields by number. */
type Value = { i: number } | { s: string } | { list: Value[] } | { struct: Record<number, Value> }
const i32 = (i: number): Value => ({ i })
const text = (s: string): Value => ({ s })
const list = (...values: Value[]): Value => ({ list: values })
const struct = (fields: Record<number, Value>): Value => ({ struct: fields })

function varInt(value: number): number[] {
  const bytes: number[] = []
  let rest = BigInt(value)
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0))
    rest >>= 7n
  } while (rest > 0n)
  return bytes
}
const kindOf = (value: Value): number => ('i' in value ? 5 : 's' in value ? 8 : 'list' in value ? 9 : 12)
function bytesOf(value: Value): number[] {
  if ('i' in value) return varInt(value.i * 2)
  if ('s' in value) return [...varInt(value.s.length), ...Buffer.from(value.s)]
  if ('list' in value)
    return [(value.list.length << 4) | kindOf(value.list[0] ?? i32(0)), ...value.list.flatMap(bytesOf)]
  let before = 0
  const fields = Object.entries(value.struct).flatMap(([name, field]) => {
    const step = Number(name) - before
    before = Number(name)
    return [(step << 4) | kindOf(field), ...bytesOf(field)]
  })
  return [...fields, 0]
}

const INT64 = 2
/** One column, one group of `rows`, and one page that says of itself what it wants. */
function parquetFile(rows: number, header: Value, page: readonly number[], isOptional: boolean): Buffer {
  const chunk = [...bytesOf(header), ...page]
  const metadata = bytesOf(
    struct({
      1: i32(1),
      2: list(
        struct({ 4: text('root'), 5: i32(1) }),
        struct({ 1: i32(INT64), 3: i32(isOptional ? 1 : 0), 4: text('number') }),
      ),
      3: i32(rows),
      4: list(
        struct({
          1: list(
            struct({
              2: i32(4),
              3: struct({
                ...{ 1: i32(INT64), 2: list(i32(0)), 3: list(text('number')), 4: i32(0), 5: i32(rows) },
                ...{ 6: i32(chunk.length), 7: i32(chunk.length), 9: i32(4) },
              }),
            }),
          ),
          2: i32(chunk.length),
          3: i32(rows),
        }),
      ),
    }),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32LE(metadata.length)
  return Buffer.concat([
    Buffer.from('PAR1'),
    Buffer.from(chunk),
    Buffer.from(metadata),
    length,
    Buffer.from('PAR1'),
  ])
}
const pageOf = (values: number, encoding: number, page: readonly number[], isOptional = true) =>
  parquetFile(
    3,
    struct({
      ...{ 1: i32(0), 2: i32(page.length), 3: i32(page.length) },
      5: struct({ 1: i32(values), 2: i32(encoding), 3: i32(3), 4: i32(3) }),
    }),
    page,
    isOptional,
  )

/** Which of them are known: one run of so many ones. */
const known = (count: number) => {
  const run = [...varInt(count * 2), 1]
  return [run.length, 0, 0, 0, ...run]
}
const int64 = (value: number) => [value, 0, 0, 0, 0, 0, 0, 0]

async function rowsOf(content: Buffer, fileName: string, limits?: Limits) {
  const path = join(folder, fileName)
  await writeFile(path, content)
  const file = limits
    ? await openApart({ path, fileName, format: 'parquet', settings: {} }, limits)
    : await openFile(path, fileName, {})
  let rows = 0
  for await (const batch of file.batches()) rows += batch.rows
  return { columns: file.columns, rows }
}

const honest = pageOf(3, 0, [...known(3), ...int64(7), ...int64(8), ...int64(9)])

test('an honest file is read, packed once more too', async () => {
  expect(await rowsOf(honest, 'honest.parquet')).toEqual({ columns: ['number'], rows: 3 })
  expect(await rowsOf(gzipSync(honest), 'honest.parquet.gz')).toEqual({ columns: ['number'], rows: 3 })
})

const most = 1_000_000_000
test.each([
  ['a page of a thousand million values', pageOf(most, 0, [...known(most), ...int64(1)])],
  [
    'values that are all one step apart, in no bytes at all',
    // Delta encoding: a block of 2^30 values in one part, the first is 0, steps of 0 in 0 bits.
    pageOf(most, 5, [...varInt(2 ** 30), 1, ...varInt(most), 0, 0, 0], false),
  ],
])(
  'a file with %s ends in words, and everybody else goes on',
  { timeout: 240_000 },
  async (_what, content) => {
    expect(content.length).toBeLessThan(400)
    let ticks = 0
    const ticking = setInterval(() => ticks++, 20)
    const limits = { mostBytes: 600 * 1024 ** 2, longestSilenceMs: 90_000 }
    await expect(rowsOf(content, 'lie.parquet', limits)).rejects.toMatchObject({
      code: 'import.file-unreadable',
      message: expect.stringMatching(
        /"lie.parquet" (unpacks to more than memory holds|is not unpacked after)/,
      ),
    })
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(5)
    expect(await rowsOf(honest, 'honest.parquet')).toMatchObject({ rows: 3 })
    expect((await readdir(folder)).filter((name) => name.endsWith('.unpacked'))).toEqual([])
  },
)

test('whoever stops waiting ends the process with it', async () => {
  const path = join(folder, 'stopped.parquet')
  await writeFile(path, pageOf(most, 0, [...known(most), ...int64(1)]))
  const file = await openFile(path, 'stopped.parquet', {})
  const stop = new AbortController()
  const reading = (async () => {
    for await (const _batch of file.batches(stop.signal));
  })()
  setTimeout(() => stop.abort(), 300)
  await reading
})
