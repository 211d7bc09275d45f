/** One run: for each size a fresh data folder, filled, measured, and removed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collectOverHttp, importCsv } from './bring-in.ts'
import { customerPage } from './customer-page.ts'
import { idleMemory } from './idle-memory.ts'
import { importMemory } from './import-memory.ts'
import { lists } from './lists.ts'
import { liveLatency } from './live-latency.ts'
import { measureRecords } from './records.ts'
import { Report } from './report.ts'
import { scrollList } from './scroll.ts'
import { startForBench } from './start.ts'
import { wholeMap } from './whole-map.ts'

/** `records`: numbers of customers. */
export type Wish = { sizes: number[]; records: number[]; only: string[]; out: string }

const parts = {
  map: wholeMap,
  lists,
  live: liveLatency,
  customer: customerPage,
}

export async function runBench({ sizes, records, only, out }: Wish): Promise<void> {
  const report = new Report()
  const wants = (name: string) => only.length === 0 || only.includes(name)
  for (const size of sizes) {
    const directory = await mkdtemp(join(tmpdir(), 'waymark-bench-'))
    try {
      if (Object.keys(parts).some(wants)) {
        await using bench = await startForBench(directory, size, report)
        for (const [name, measure] of Object.entries(parts)) if (wants(name)) await measure(bench, report)
      }
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  }
  if (wants('idle')) await idleMemory(report)
  if (wants('http')) await collectOverHttp(report)
  if (wants('import')) await importCsv(report)
  if (wants('import') || wants('memory')) await importMemory(report)
  if (wants('records')) for (const customers of records) await measureRecords(report, customers)
  if (wants('scroll')) await scrollList(report)
  await report.write(out)
  console.log(`Written to ${out}`)
}
