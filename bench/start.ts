/** A Waymark in this process on a fresh folder that holds the wanted number of interactions. */
import { drainPending } from 'chdb'
import { readConfig } from '../src/config.ts'
import { startWaymark, type Waymark } from '../src/main.ts'
import type { JourneyMap } from '../src/model/journey-map.ts'
import { designOf, makeTouchpoints, writeInteractions } from './data.ts'
import type { Report } from './report.ts'
import { timed } from './timing.ts'

export type Bench = {
  size: number
  directory: string
  waymark: Waymark
  map: JourneyMap
  kinds: number[]
  /** As a server that was stopped and started: what is in memory is read anew. */
  restart(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export const threads = 2

export async function startEmpty(directory: string): Promise<Waymark> {
  return startWaymark(readConfig({ PORT: '0', WAYMARK_DATA: directory, LOG_LEVEL: 'error' }), {
    say: () => {},
  })
}

export async function startForBench(directory: string, size: number, report: Report): Promise<Bench> {
  const waymark = await startEmpty(directory)
  const { parts } = waymark
  const { kinds, touchpoints } = await makeTouchpoints(parts)
  await writeInteractions(parts, size, kinds)
  const derive = await timed(async () => {
    parts.rebuild.start()
    await parts.rebuild.finished()
  })
  report.add({
    size,
    what: 'all journey rows derived from interactions',
    value: size / (derive.ms / 1000),
    unit: 'rows/s',
  })
  await parts.journeys.command(
    'OPTIMIZE TABLE interactions FINAL',
    {},
    { settings: { max_execution_time: 600 } },
  )
  await reportDisk(waymark, size, report)
  const map = await parts.maps.create(designOf(touchpoints), 'bench')
  const bench: Bench = {
    size,
    directory,
    waymark,
    map,
    kinds,
    async restart() {
      await bench.waymark.close()
      await drainPending()
      bench.waymark = await startEmpty(directory)
    },
    async [Symbol.asyncDispose]() {
      await bench.waymark.close()
      await drainPending()
    },
  }
  return bench
}

async function reportDisk({ parts }: Waymark, size: number, report: Report): Promise<void> {
  const rows = await parts.journeys.rows<{ table: string; bytes: string }>(
    'SELECT table, sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND database = currentDatabase() GROUP BY table',
  )
  for (const { table, bytes } of rows)
    if (table === 'interactions' || table === 'journeys')
      report.add({
        size,
        what: `disk of ${table}, per interaction`,
        value: Number(bytes) / size,
        unit: 'bytes',
      })
}
