/** How fast interactions come in and are on disk: over HTTP in batches, and from a CSV file. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drainPending } from 'chdb'
import { checkedImport, runImport, writeImportFile } from './import-file.ts'
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
    await writeImportFile(file, csvRows)
    let id = 0
    const checked = await timed(async () => {
      id = (await checkedImport(parts, file)).id
    })
    const run = await timed(() => runImport(parts, id))
    const done = await parts.importer.get(id)
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
  })
