/** Whether memory stays flat while a file is imported: the peaks of a file and of one four times as large. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { writeImportFile } from './import-file.ts'
import type { Report } from './report.ts'

const sizes = [2_000_000, 8_000_000]
const mostGrowth = 1.25
/** These must not be held in memory either. */
const refusedEvery = 10

const child = fileURLToPath(new URL('./import-memory-child.ts', import.meta.url))
const Answer = z.object({ idle: z.number(), peaks: z.record(z.string(), z.number()), refused: z.number() })
/** Deriving the journeys is no part of the import. */
const after = 'deriving'

/** Each in a process of its own: what one leaves behind must not count for the other. */
export async function importMemory(report: Report): Promise<void> {
  const peaks: number[] = []
  for (const rows of sizes) {
    const { idle, phases } = await measured(rows)
    const during = phases.filter(([phase]) => phase !== after)
    const peak = Math.max(...during.map(([, megabytes]) => megabytes))
    peaks.push(peak)
    const told = phases.map(([phase, megabytes]) => `${phase} ${Math.round(megabytes)}`).join(', ')
    report.add({
      size: rows,
      what: 'memory at most while a CSV file is imported',
      value: peak,
      unit: 'MB',
      note: `idle ${Math.round(idle)}; ${told}`,
    })
  }
  const [small = 1, large = 0] = peaks
  report.add({
    size: sizes.at(-1) ?? 0,
    what: 'memory of a file four times as large',
    value: large / small,
    unit: 'x',
    target: `≤ ${mostGrowth}`,
    met: large / small <= mostGrowth,
  })
}

async function measured(rows: number) {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-bench-'))
  try {
    const file = join(directory, 'bench.csv')
    await writeImportFile(file, rows, refusedEvery)
    const { stdout } = await promisify(execFile)(process.execPath, [child, join(directory, 'data'), file])
    const { idle, peaks, refused } = Answer.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
    if (refused !== rows / refusedEvery) throw new Error(`${refused} rows were refused`)
    return { idle, phases: Object.entries(peaks) }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
