/** A process of its own that imports one file, to tell how much memory that took at most, and in which phase. */

import { checkedImport, runImport } from './import-file.ts'
import { startEmpty } from './start.ts'

const [directory = '', file = ''] = process.argv.slice(2)
const sampleEveryMs = 50
const megabytes = () => process.memoryUsage.rss() / 1024 ** 2

const waymark = await startEmpty(directory)
const idle = megabytes()
const peaks: Record<string, number> = {}
let phase = 'starting'
const sample = () => {
  peaks[phase] = Math.max(peaks[phase] ?? 0, megabytes())
}
const sampling = setInterval(() => {
  void waymark.parts.importer.list().then(([job]) => {
    if (job?.progress.phase) phase = job.progress.phase
  })
  sample()
}, sampleEveryMs)
const { id } = await checkedImport(waymark.parts, file)
phase = 'refused rows'
let refused = -1
for await (const text of await waymark.parts.importer.refusedCsv(id))
  refused += String(text).split('\n').length - 1
await runImport(waymark.parts, id)
phase = 'deriving'
await waymark.parts.keeper.caughtUp()
await waymark.parts.rebuild.finished()
sample()
clearInterval(sampling)
console.log(JSON.stringify({ idle, peaks, refused }))
await waymark.close()
process.exit(0)
