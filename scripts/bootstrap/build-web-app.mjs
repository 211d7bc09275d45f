/** Builds the web app into dist/ and remembers from which sources, so that a second start need not build. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node24 } from './install-packages.mjs'
import { root, runStep } from './run.mjs'

const sources = ['src/web', 'src/tracker', 'src/model', 'src/journey', 'vite.config.ts', 'package-lock.json']
const stamp = join(root, 'dist', '.built-from')

export function webAppIsBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash()
}

export async function buildWebApp() {
  if (!existsSync(join(root, 'vite.config.ts'))) return
  const hash = sourceHash()
  const started = Date.now()
  console.log('Building the web app …')
  let output = ''
  const onOutput = (chunk) => {
    output += chunk
  }
  const code = await runStep(node24(), ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    onOutput,
    cwd: root,
  })
  if (code !== 0) {
    console.error(output)
    console.error('The web app could not be built. The lines above say where.')
    process.exit(code)
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, hash)
  console.log(`Web app built in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
}

function sourceHash() {
  const hash = createHash('sha256')
  for (const file of sources
    .flatMap((source) => filesIn(source))
    .filter((file) => !/\.test\.tsx?$/.test(file))) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [path]
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort()
}
