/** Starts every command of a bare clone: installs what is missing, builds the web app, then runs it on Node 24. */
// Plain JavaScript without packages: it must run on Node 20 before anything is installed.
import { buildWebApp, webAppIsBuilt } from './bootstrap/build-web-app.mjs'
import { installPackages, node24 } from './bootstrap/install-packages.mjs'
import { root, run } from './bootstrap/run.mjs'

const commands = {
  demo: { build: true, node: ['src/main.ts', '--demo'] },
  start: { build: true, node: ['src/main.ts'] },
  dev: { build: true, node: ['scripts/dev.ts'] },
  test: { build: true, isBrief: true, node: ['node_modules/vitest/vitest.mjs', 'run'] },
  check: { build: false, isBrief: true, node: ['scripts/check.ts'] },
  build: { build: 'always', node: undefined },
  bench: { build: false, node: ['bench/main.ts'] },
  openapi: { build: false, isBrief: true, node: ['scripts/openapi.ts'] },
  seed: { build: false, node: ['src/cli/main.ts', 'seed'] },
  waymark: { build: false, node: ['src/cli/main.ts'] },
  node: { build: false, node: [] },
}

const [name, ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  console.error(`Unknown command "${name ?? ''}". Use one of: ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}

await installPackages()
if (command.build === 'always' || (command.build && !webAppIsBuilt())) await buildWebApp()
if (command.node) {
  // Files named on the command line are meant from where it was typed, and npm changes to the project's folder.
  const cwd = name === 'waymark' ? (process.env.INIT_CWD ?? process.cwd()) : root
  process.exitCode = await run(node24(), [...command.node.map(inProject), ...args], {
    cwd,
    isBrief: command.isBrief,
  })
}

function inProject(word) {
  return /\.(ts|mjs)$/.test(word) ? root + word : word
}
