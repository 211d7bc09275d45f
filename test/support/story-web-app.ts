/** Makes sure that the web app is built from the sources as they are: `npm test` has done it, a single test file may not. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const lock = `${root}dist/.building`
/** A build that takes longer has died and left its lock behind. */
const staleMs = 180_000

// In a process of its own: the build is plain JavaScript that ends its process when it fails.
const buildIfNeeded = `
import { buildWebApp, webAppIsBuilt } from './scripts/bootstrap/build-web-app.mjs'
if (!webAppIsBuilt()) await buildWebApp()`

export async function builtWebApp(): Promise<void> {
  // Two test files may start at the same moment, and a build empties the folder that the other serves.
  while (!(await locked())) await sleep(200)
  try {
    const build = spawn(process.execPath, ['--input-type=module', '--eval', buildIfNeeded], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const [code] = await once(build, 'close')
    if (code !== 0) throw new Error('The web app could not be built. The lines above say where.')
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}

async function locked(): Promise<boolean> {
  try {
    await mkdir(`${root}dist`, { recursive: true })
    await mkdir(lock)
    return true
  } catch {
    const held = await stat(lock).catch(() => undefined)
    if (held && Date.now() - held.mtimeMs > staleMs) await rm(lock, { recursive: true, force: true })
    return false
  }
}
