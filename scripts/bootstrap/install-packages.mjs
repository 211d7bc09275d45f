/** Installs the npm packages when they are missing or differ from the lockfile. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runStep } from './run.mjs'

// Not node_modules/.bin/node: npm 10 leaves that link out when a package for another processor shares its name.
const broughtNode = `node_modules/node-${process.platform}-${process.arch}/bin/node`

export async function installPackages() {
  if (packagesAreInstalled()) return
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  console.log('Installing packages (once, about a minute) …')
  const ticker = setInterval(() => console.log(`Installing packages … ${seconds()} s`), 10_000)

  let output = ''
  const onOutput = (chunk) => {
    output += chunk
  }
  try {
    const npm = npmCommand()
    const quiet = [
      '--no-progress',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--include=dev',
      '--include=optional',
    ]
    let code = await runStep(npm.program, [...npm.args, 'ci', ...quiet], { onOutput, cwd: root })
    if (code !== 0 && output.includes('in sync')) {
      // Some npm versions refuse a lockfile that names packages for other platforms; the versions stay the locked ones.
      code = await runStep(npm.program, [...npm.args, 'install', '--no-save', ...quiet], {
        onOutput,
        cwd: root,
      })
    }
    if (code !== 0) {
      console.error(output)
      console.error(
        'Packages could not be installed. The lines above say why; then run the same command again.',
      )
      process.exit(code)
    }
  } finally {
    clearInterval(ticker)
  }
  console.log(`Packages installed in ${seconds()} s.`)
}

/** The Node 24 that npm brought along, so that the commands work on machines with Node 20 or 22. */
export function node24() {
  const brought = join(root, broughtNode)
  if (existsSync(brought)) return brought
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(
    `Waymark needs Node 24, and npm has none for ${process.platform}-${process.arch}. Install Node 24, then run this again.`,
  )
  process.exit(1)
}

/** npm keeps a copy of what it installed in node_modules; it writes it last, so a half install counts as none. */
function packagesAreInstalled() {
  const installedFile = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  const forUs = wanted[broughtNode.replace('/bin/node', '')]
  if (forUs && !existsSync(join(root, broughtNode))) return false
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    const found = installed[path]
    return found ? found.version === version : optional === true
  })
}

function npmCommand() {
  const script = process.env.npm_execpath
  return script && /npm-cli\.c?js$/.test(script)
    ? { program: process.execPath, args: [script] }
    : { program: 'npm', args: [] }
}
