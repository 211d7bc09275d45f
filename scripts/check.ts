/** Everything that must hold before a change is shared, cheap checks first: `npm run check [-- --without-tests]`. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = process.execPath

type Check = { name: string; command: string[] }

const checks: Check[] = [
  { name: 'format and lint', command: [node, 'node_modules/@biomejs/biome/bin/biome', 'ci', '.'] },
  { name: 'types', command: [node, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  { name: 'who imports whom', command: [node, 'scripts/check-imports.ts'] },
  { name: 'dead code', command: [node, 'node_modules/knip/bin/knip.js', '--no-progress'] },
  { name: 'client types', command: [node, 'scripts/openapi.ts', '--check'] },
  { name: 'lockfile', command: [node, 'scripts/complete-lockfile.ts', '--check'] },
]
const tests: Check = { name: 'tests', command: [node, 'scripts/bootstrap.mjs', 'test'] }

const wanted = process.argv.includes('--without-tests') ? checks : [...checks, tests]
const failed = wanted.filter(({ name, command }) => {
  const started = performance.now()
  console.log(`\n── ${name}`)
  const [program = '', ...args] = command
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`── ${name}: ${status === 0 ? 'good' : 'NOT GOOD'} (${seconds} s)`)
  return status !== 0
})

if (failed.length > 0) console.error(`\nNot good: ${failed.map(({ name }) => name).join(', ')}.`)
process.exitCode = failed.length > 0 ? 1 : 0
