/** How much memory a server takes that nobody uses: its own process, started as `npm start` starts it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { givesMemoryBack } from '../scripts/bootstrap/memory.mjs'
import type { Report } from './report.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
/** What a start leaves behind is cleared away in the first seconds. */
const idleMs = 20_000
const target = 700

export async function idleMemory(report: Report): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-bench-'))
  const server = spawn(process.execPath, [main], {
    env: givesMemoryBack({ ...process.env, PORT: '0', WAYMARK_DATA: directory }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await readyOf(server.stdout)
    await sleep(idleMs)
    const megabytes = await residentOf(server.pid)
    report.add({
      size: 0,
      what: `memory of an idle server, ${idleMs / 1000} s after its start`,
      value: megabytes,
      unit: 'MB',
      target: `≤ ${target}`,
      met: megabytes <= target,
    })
  } finally {
    const gone = once(server, 'exit')
    server.kill('SIGTERM')
    await gone
    await rm(directory, { recursive: true, force: true })
  }
}

/** Goes on listening afterwards, so that the server may go on talking. */
const readyOf = (output: Readable): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    output.on('data', (chunk) => {
      said += chunk
      if (said.includes('Waymark is ready')) resolve()
    })
    output.on('end', () => reject(new Error(`The server ended before it was ready: ${said.slice(-300)}`)))
  })

/** Linux alone tells it this way; elsewhere the benchmark stops here. */
async function residentOf(process: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${process}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024
}
