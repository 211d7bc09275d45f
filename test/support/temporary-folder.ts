/** Temporary files of a run lie in memory where there is room: stores that write durably would wait for the disk ten thousand times. */
import { chmod, mkdtemp, readFile, rm, statfs } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const roomNeeded = 4 * 1024 ** 3

/** Vitest calls this once, before the first test file's process begins; they inherit its environment. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  // Programs that are unpacked once stay where the next run finds them.
  process.env.TEST_PROGRAMS ??= tmpdir()
  if (process.env.TMPDIR || !(await hasRoom())) return undefined
  const folder = await mkdtemp(join(memory, 'waymark-tests-'))
  // PostgreSQL runs as another account when root runs the tests.
  await chmod(folder, 0o711)
  process.env.TMPDIR = folder
  return () => rm(folder, { recursive: true, force: true })
}

/** Some tests start what they put there, and containers may forbid that for memory. */
async function hasRoom(): Promise<boolean> {
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '')
  const options = mounts
    .split('\n')
    .find((line) => line.split(' ')[1] === memory)
    ?.split(' ')[3]
  if (!options || options.split(',').includes('noexec')) return false
  const { bavail, bsize } = await statfs(memory)
  return Math.min(bavail * bsize, freemem()) > roomNeeded
}
