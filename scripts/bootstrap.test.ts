import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const scripts = fileURLToPath(new URL('.', import.meta.url))

/** A server as ours promises to be: says when it is ready, and stops when asked. */
const server = `
process.on('SIGTERM', () => { console.log('stopped cleanly'); process.exit(0) })
setInterval(() => {}, 1000)
console.log('pid ' + process.pid)
console.log('port ' + process.env.PORT + ' data ' + process.env.WAYMARK_DATA + ' ' + process.argv.slice(2))
console.log('Waymark is ready at http://127.0.0.1:' + process.env.PORT)`

let project: string

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'waymark-bootstrap-'))
  cpSync(join(scripts, 'bootstrap.mjs'), join(project, 'scripts/bootstrap.mjs'))
  cpSync(join(scripts, 'bootstrap'), join(project, 'scripts/bootstrap'), { recursive: true })
  given('src/main.ts', server)
  given('package.json', JSON.stringify({ scripts: { demo: 'exec node scripts/bootstrap.mjs demo' } }))
  given('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: {} }))
})

afterEach(() => rmSync(project, { recursive: true, force: true }))

function given(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), text)
}

/** Bare of anything the surrounding run put there, as in a newcomer's shell. */
function start(program: string, ...args: string[]): { child: ChildProcess; said: () => string } {
  const env = {
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    HOME: project,
    PORT: '4711',
    WAYMARK_DATA: '/x',
  }
  const child = spawn(program, args, { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return { child, said: () => output }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`)
}

test('a stop signal to npm stops the server cleanly and leaves nothing behind', async () => {
  given('node_modules/.package-lock.json', '{"packages":{}}')
  const { child, said } = start('npm', 'run', 'demo')
  await until(() => said().includes('Waymark is ready at'))
  expect(said()).toContain('port 4711 data /x --demo')
  const pid = Number(/pid (\d+)/.exec(said())?.[1])
  expect(isAlive(pid)).toBe(true)
  child.kill('SIGTERM')
  await once(child, 'close')
  expect(said()).toContain('stopped cleanly')
  expect(isAlive(pid)).toBe(false)
})

test('the server gives memory back that it has freed, unless whoever starts it says otherwise', async () => {
  given('node_modules/.package-lock.json', '{"packages":{}}')
  given('src/main.ts', "console.log('beyond ' + process.env.MALLOC_TRIM_THRESHOLD_)")
  const usual = start(process.execPath, 'scripts/bootstrap.mjs', 'demo')
  await once(usual.child, 'close')
  expect(usual.said()).toContain('beyond 1048576')
  const otherwise = start(
    'env',
    'MALLOC_TRIM_THRESHOLD_=7',
    process.execPath,
    'scripts/bootstrap.mjs',
    'demo',
  )
  await once(otherwise.child, 'close')
  expect(otherwise.said()).toContain('beyond 7')
})

test('what Node compiled is kept beside the packages for the next check, but never for a server', async () => {
  given('node_modules/.package-lock.json', '{"packages":{}}')
  given('src/main.ts', 'const kept: number = 1; console.log(kept)')
  given('scripts/check.ts', 'const kept: number = 1; console.log(kept)')
  const isKept = async (command: string) => {
    const { child } = start(process.execPath, 'scripts/bootstrap.mjs', command)
    await once(child, 'close')
    return existsSync(join(project, 'node_modules/.cache/compiled'))
  }
  expect(await isKept('demo')).toBe(false)
  expect(await isKept('check')).toBe(true)
})

test('the exit code of the command is the exit code of the wrapper', async () => {
  given('node_modules/.package-lock.json', '{"packages":{}}')
  given('src/main.ts', 'process.exit(7)')
  const { child } = start(process.execPath, 'scripts/bootstrap.mjs', 'demo')
  expect(await once(child, 'close')).toEqual([7, null])
})

test('packages are installed first, when none are there', async () => {
  const { child, said } = start('npm', 'run', 'demo')
  await until(() => said().includes('Waymark is ready at'))
  expect(said()).toContain('Installing packages')
  child.kill('SIGTERM')
  await once(child, 'close')
})

test('the web app is built once, and again when a source has changed', async () => {
  given('node_modules/.package-lock.json', '{"packages":{}}')
  given('vite.config.ts', '')
  given('src/web/main.tsx', 'one')
  given('src/main.ts', '')
  given('node_modules/vite/bin/vite.js', 'console.log("vite")')
  const builds = async () => {
    const { child, said } = start(process.execPath, 'scripts/bootstrap.mjs', 'demo')
    expect(await once(child, 'close')).toEqual([0, null])
    return said().includes('Web app built')
  }
  expect([await builds(), await builds()]).toEqual([true, false])
  given('src/web/main.test.tsx', 'tests are no part of the app')
  expect(await builds()).toBe(false)
  given('src/web/main.tsx', 'two')
  expect([await builds(), await builds()]).toEqual([true, false])
})

test('a build that fails says why and starts nothing', async () => {
  given('node_modules/.package-lock.json', '{"packages":{}}')
  given('vite.config.ts', '')
  given('node_modules/vite/bin/vite.js', 'console.error("main.tsx:3 is wrong"); process.exit(1)')
  const { child, said } = start(process.execPath, 'scripts/bootstrap.mjs', 'start')
  expect(await once(child, 'close')).toEqual([1, null])
  expect(said()).toContain('main.tsx:3 is wrong')
  expect(said()).not.toContain('Waymark is ready')
})

test('an unknown command names the known ones', async () => {
  const { child, said } = start(process.execPath, 'scripts/bootstrap.mjs', 'dance')
  expect((await once(child, 'close'))[0]).toBe(2)
  expect(said()).toMatch(/Unknown command "dance"\. Use one of: demo, start/)
})
