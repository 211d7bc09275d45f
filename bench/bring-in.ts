/** How fast interactions come in and are on disk: over HTTP in batches, and from a CSV file. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drainPending } from 'chdb'
import type { Report } from './report.ts'
import { startEmpty } from './start.ts'
import { timed } from './timing.ts'

const batchSize = 500
const httpMessages = 200_000
const httpConnections = 8
const csvRows = 2_000_000

async function withEmpty(
  work: (waymark: Awaited<ReturnType<typeof startEmpty>>, directory: string) => Promise<void>,
) {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-bench-'))
  const waymark = await startEmpty(directory)
  try {
    await work(waymark, directory)
  } finally {
    await waymark.close()
    await drainPending()
    await rm(directory, { recursive: true, force: true })
  }
}

const message = (number: number) => ({
  type: 'track',
  messageId: `bench-${number}`,
  userId: `user-${number % 10_000}`,
  event: `Event ${1 + (number % 40)}`,
  timestamp: new Date(1_760_000_000_000 + number * 100).toISOString(),
  properties: { plan: 'pro', page: number % 7 },
})

/** Sender and receiver share the machine; bodies are made beforehand. */
export const collectOverHttp = (report: Report): Promise<void> =>
  withEmpty(async ({ url, parts }) => {
    const { key } = await parts.services.keys.create('bench')
    const bodies = Array.from({ length: httpMessages / batchSize }, (_, batch) =>
      JSON.stringify({
        batch: Array.from({ length: batchSize }, (_, at) => message(batch * batchSize + at)),
      }),
    )
    let next = 0
    let refused = 0
    const sender = async () => {
      for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
        const answer = await fetch(`${url}/v1/batch`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
          body,
        })
        if (answer.status === 429 || answer.status === 503) {
          bodies.push(body)
          await new Promise((resolve) => setTimeout(resolve, 100))
        } else if (!answer.ok) refused++
        await answer.arrayBuffer()
      }
    }
    const { ms } = await timed(async () => {
      await Promise.all(Array.from({ length: httpConnections }, sender))
    })
    const [stored] = await parts.journeys.rows<{ n: string }>('SELECT count() AS n FROM interactions')
    const rate = Number(stored?.n ?? 0) / (ms / 1000)
    report.add({
      size: httpMessages,
      what: `HTTP ingest, durable, batches of ${batchSize}`,
      value: rate,
      unit: 'rows/s',
      target: '≥ 20000',
      met: rate >= 20_000 && refused === 0,
      note: `${stored?.n} stored`,
    })
  })

export const importCsv = (report: Report): Promise<void> =>
  withEmpty(async ({ parts }, directory) => {
    const file = join(directory, 'bench.csv')
    const out = createWriteStream(file)
    out.write('customer_id,timestamp,event,channel,amount,currency\n')
    for (let row = 0; row < csvRows; row++) {
      const at = new Date(1_700_000_000_000 + ((row * 7919) % 40_000_000) * 1000).toISOString()
      const line = `c${row % 100_000},${at},Event ${1 + (row % 40)},web,${row % 5 === 0 ? '12.50,EUR' : ','}\n`
      if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
    }
    await new Promise<void>((resolve) => out.end(() => resolve()))
    const { size } = await stat(file)
    const job = await parts.importer.create('bench.csv', file, size)
    const checked = await timed(() => settled(parts, job.id, ['checked', 'failed']))
    const before = process.memoryUsage.rss()
    const run = await timed(async () => {
      await parts.importer.run(job.id)
      await settled(parts, job.id, ['done', 'failed'])
    })
    const done = await parts.importer.get(job.id)
    const rate = (done.counts?.accepted ?? 0) / (run.ms / 1000)
    report.add({
      size: csvRows,
      what: 'CSV import, run (file to durable interactions)',
      value: rate,
      unit: 'rows/s',
      target: '≥ 200000',
      met: rate >= 200_000,
    })
    report.add({
      size: csvRows,
      what: 'CSV dry run over the whole file',
      value: csvRows / (checked.ms / 1000),
      unit: 'rows/s',
    })
    report.add({
      size: csvRows,
      what: 'memory added by the import',
      value: (process.memoryUsage.rss() - before) / 1024 ** 2,
      unit: 'MB',
    })
  })

async function settled(
  { importer }: Awaited<ReturnType<typeof startEmpty>>['parts'],
  id: number,
  states: string[],
): Promise<void> {
  for (;;) {
    const { state, error } = await importer.get(id)
    if (state === 'failed') throw new Error(`the import failed: ${error?.message}`)
    if (states.includes(state)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
