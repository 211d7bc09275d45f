/** The whole map: ours cold and warm, against the same questions over raw events here, in DuckDB and in pm4js. */
import { join } from 'node:path'
import type { Parts } from '../src/open-parts.ts'
import { stageOfStep, stepOfEvent, touchpointCount } from './data.ts'
import { type Duck, openDuck } from './duckdb-events.ts'
import { pm4jsGraph } from './pm4js-graph.ts'
import { clickhouse, duckdb, questions } from './raw-questions.ts'
import type { Report } from './report.ts'
import { type Bench, threads } from './start.ts'
import { median, medianMs, timed } from './timing.ts'

const everything = { channels: [] }
const fromPm4js = 1_000_000

export async function wholeMap(bench: Bench, report: Report): Promise<void> {
  const { size, waymark, map } = bench
  const { keeper } = waymark.parts
  await keeper.measure(map.id, everything)
  const numbersMs: number[] = []
  const coldMs: number[] = []
  for (let run = 0; run < 5; run++) {
    // The quotes of the run before are still being read when its numbers are there: a cold look has the machine to itself.
    await new Promise((resolve) => setTimeout(resolve, 3000))
    keeper.forgetStates()
    const look = await timed(() => keeper.measure(map.id, everything))
    coldMs.push(look.ms)
    numbersMs.push(look.result.tookMs)
  }
  const cold = median(coldMs)
  const numbers = median(numbersMs)
  const warm = await medianMs(9, () => keeper.measure(map.id, everything))
  const atTen = size === 10_000_000
  const aim = (limit: number, value: number) => (atTen ? { target: `≤ ${limit}`, met: value <= limit } : {})
  report.add({
    size,
    what: 'whole map, cold: first answer, nothing kept in memory',
    value: cold,
    unit: 'ms',
    ...aim(600, cold),
  })
  report.add({ size, what: 'whole map, warm (kept state)', value: warm, unit: 'ms', ...aim(60, warm) })

  report.add({
    size,
    what: '… of which the numbers, which is what (a), (b), (c) answer',
    value: numbers,
    unit: 'ms',
  })

  const raw = await rawQuestions(waymark.parts, bench.kinds)
  const ratio = (what: string, ms: number, least: number) => {
    const value = ms / numbers
    report.add({ size, what, value: ms, unit: 'ms' })
    report.add({
      size,
      what: '… as a multiple of our numbers, cold',
      value,
      unit: 'x',
      ...(atTen ? { target: `≥ ${least}`, met: value >= least } : {}),
    })
  }
  ratio('(a) the same questions over raw events, same engine', raw.ms, 10)
  const duck = await fillDuck(bench)
  try {
    const asked = await askDuck(duck)
    ratio('(b) the same questions in DuckDB', asked.ms, 20)
    const same = sameTransitions(raw.transitions, asked.transitions)
    const ours = (await keeper.measure(map.id, everything)).transitions
    const agree =
      same && ours.reduce((sum, { transitions }) => sum + transitions, 0) === total(raw.transitions)
    report.add({
      size,
      what: 'transitions counted: ours, (a) and (b) agree (1 = yes)',
      value: agree ? 1 : 0,
      unit: 'x',
      target: '1',
      met: agree,
    })
    if (size <= fromPm4js) {
      const graph = await pm4jsGraph(duck)
      report.add({
        size,
        what: '(c) pm4js: directly-follows counts and gaps alone',
        value: graph.ms,
        unit: 'ms',
        note: `${graph.loadMs.toFixed(0)} ms to build its log first`,
      })
      report.add({ size, what: '… as a multiple of our numbers, cold', value: graph.ms / numbers, unit: 'x' })
    } else
      console.log(
        '| (c) pm4js keeps every event as an object in memory; it is measured up to 1 M interactions only |',
      )
  } finally {
    duck.close()
  }
  report.add({
    size,
    what: 'memory after measuring',
    value: process.memoryUsage.rss() / 1024 ** 2,
    unit: 'MB',
  })
}

type Rows = unknown[][]
const total = (rows: Rows): number => rows.reduce((sum, row) => sum + Number(row[2]), 0)
const sameTransitions = (one: Rows, other: Rows): boolean =>
  one.length === other.length &&
  one.every((row, index) =>
    [0, 1, 2, 3].every((column) => Number(row[column]) === Number(other[index]?.[column])),
  )

/** Kinds to events 1..40, to steps, to stages, by array look-up: the fastest form on this engine. */
async function rawQuestions(
  { journeys }: Parts,
  kinds: readonly number[],
): Promise<{ ms: number; transitions: Rows }> {
  const eventOfKind = new Array<number>(Math.max(...kinds) + 1).fill(0)
  kinds.forEach((kind, index) => {
    eventOfKind[kind] = index + 1
  })
  const events = `SELECT home AS customer, at AS happened, toUnixTimestamp64Milli(at) AS epoch, message, lane, score, scale, raw,
      ({events:Array(UInt16)})[kind + 1] AS event, ({steps:Array(UInt16)})[event + 1] AS step, ({stages:Array(UInt16)})[step + 1] AS stage,
      event % 6 AS channel
    FROM interactions WHERE step > 0`
  const params = { events: eventOfKind, steps: stepOfEvent, stages: stageOfStep }
  let ms = 0
  let transitions: Rows = []
  for (const [name, sql] of Object.entries(questions(events, clickhouse))) {
    const settings = {
      max_execution_time: 900,
      max_memory_usage: String(12 * 1024 ** 3),
      join_use_nulls: 1,
    } as const
    const asked = await timed(() =>
      journeys.rows<Record<string, unknown>>(nullable(sql), params, { settings }),
    )
    console.log(`  raw: ${name} ${asked.ms.toFixed(0)} ms`)
    ms += asked.ms
    if (name === 'transitions') transitions = asked.result.map((row) => [row.a, row.b, row.n, row.customers])
  }
  return { ms, transitions }
}

/** On this engine the neighbours of a row need their own function to be null at the edges. */
const nullable = (sql: string): string =>
  sql
    .replaceAll(
      /\b(lag|lead)\((\w+)\)/g,
      (_, way: string, column: string) => `${way}InFrame(toNullable(${column}), 1) `,
    )
    .replaceAll(
      /WINDOW w AS \((PARTITION BY customer ORDER BY happened, message)\)/g,
      'WINDOW w AS ($1 ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)',
    )

const duckEvents = 'SELECT * FROM events WHERE step > 0'

async function fillDuck({ directory, waymark, kinds }: Bench): Promise<Duck> {
  const duck = await openDuck(join(directory, 'events.duckdb'), threads)
  const file = join(directory, 'events.csv')
  const { createWriteStream } = await import('node:fs')
  const out = createWriteStream(file)
  const eventOf = new Map(kinds.map((kind, index) => [kind, index + 1]))
  const slices = 16n
  for (let slice = 0n; slice < slices; slice++) {
    const low = (2n ** 64n / slices) * slice
    const high = slice === slices - 1n ? 2n ** 64n - 1n : low + 2n ** 64n / slices - 1n
    const rows = await waymark.parts.journeys.rows<{ line: string }>(
      `SELECT arrayStringConcat(groupArray(concat(toString(home), ',', toString(toUnixTimestamp64Milli(at)), ',', toString(message), ',', toString(kind), ',', toString(lane), ',', toString(score), ',', toString(scale), ',', toString(raw), '\\n'))) AS line
      FROM interactions WHERE home BETWEEN {low:UInt64} AND {high:UInt64} GROUP BY intDiv(home, 1000000000000000)`,
      { low, high },
    )
    for (const { line } of rows)
      if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  }
  await new Promise<void>((resolve) => out.end(() => resolve()))
  const cases = (column: string, values: readonly number[]) => `[${values.join(',')}][${column} + 1]`
  const kindCases = `CASE kind ${[...eventOf].map(([kind, event]) => `WHEN ${kind} THEN ${event}`).join(' ')} END`
  await duck.run(`CREATE TABLE events AS SELECT customer, make_timestamp(epoch * 1000) AS happened, epoch, message, lane::UTINYINT AS lane,
      score::SMALLINT AS score, scale::UTINYINT AS scale, raw::UTINYINT AS raw, event::USMALLINT AS event,
      (${cases('event', stepOfEvent)})::USMALLINT AS step, (${cases(cases('event', stepOfEvent), stageOfStep)})::USMALLINT AS stage, event % 6 AS channel
    FROM (SELECT *, ${kindCases} AS event FROM read_csv('${file}', header = false, columns = {'customer': 'UBIGINT', 'epoch': 'BIGINT', 'message': 'UBIGINT', 'kind': 'INTEGER', 'lane': 'INTEGER', 'score': 'INTEGER', 'scale': 'INTEGER', 'raw': 'DOUBLE'}))
    ORDER BY customer, happened, message`)
  console.log(
    `  DuckDB holds ${(await duck.run('SELECT count(*) FROM events'))[0]?.[0]} events of ${touchpointCount} kinds, sorted by customer and time`,
  )
  return duck
}

async function askDuck(duck: Duck): Promise<{ ms: number; transitions: Rows }> {
  let ms = 0
  let transitions: Rows = []
  for (const [name, sql] of Object.entries(questions(duckEvents, duckdb))) {
    const asked = await timed(() => duck.run(sql))
    console.log(`  DuckDB: ${name} ${asked.ms.toFixed(0)} ms`)
    ms += asked.ms
    if (name === 'transitions') transitions = asked.result
  }
  return { ms, transitions }
}
