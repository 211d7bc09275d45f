import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { checkImports } from './check-imports.ts'

const planted: string[] = []

function given(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'waymark-imports-'))
  planted.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

function broken(files: Record<string, string>): string[] {
  return checkImports(given(files)).broken.map(({ file, line, rule }) => `${file}:${line} ${rule}`)
}

afterEach(() => {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true })
})

const empty = 'export const a = 1\n'

test('higher may import lower, and the top may import everything', () => {
  const files = {
    'src/model/a.ts': empty,
    'src/journey/b.ts': `import { a } from '../model/a.ts'\nexport const b = a\n`,
    'src/storage/c.ts': `import { b } from '../journey/b.ts'\nimport { d } from './d.ts'\nexport const c = b + d\n`,
    'src/storage/d.ts': 'export const d = 1\n',
    'src/maps/e.ts': `import { c } from '../storage/c.ts'\nexport const e = c\n`,
    'src/api/f.ts': `import type { e } from '../maps/e.ts'\nexport type F = typeof e\n`,
    'src/config.ts': 'export const port = process.env.PORT\n',
    'src/main.ts': `import { port } from './config.ts'\nimport type { F } from './api/f.ts'\nimport '../demo/g.ts'\nexport type M = F\nport\n`,
    'src/cli/main.ts': `import { port } from '../config.ts'\nimport '../../demo/g.ts'\nport\n`,
    'src/web/h.tsx': `import { a } from '../model/a.ts'\nimport { b } from '../journey/b.ts'\nexport const h = a + b\n`,
    'demo/g.ts': `import { e } from '../src/maps/e.ts'\nexport const g = e\n`,
  }
  expect(broken(files)).toEqual([])
})

test('lower may not import higher, not even a type or later', () => {
  const files = {
    'src/storage/a.ts': empty,
    'src/journey/b.ts': `\nimport type { a } from '../storage/a.ts'\nexport type B = typeof a\n`,
    'src/model/c.ts': `export const c = () => import('../storage/a.ts')\n`,
    'src/model/d.ts': `export type D = import('../journey/b.ts').B\n`,
    'src/maps/e.ts': `import '../config.ts'\n`,
    'src/config.ts': empty,
  }
  expect(broken(files)).toEqual([
    'src/journey/b.ts:2 src/journey (row 1) may not import src/storage (row 2): src/storage/a.ts',
    'src/maps/e.ts:1 src/maps (row 3) may not import the top of src (row 5): src/config.ts',
    'src/model/c.ts:1 src/model (row 0) may not import src/storage (row 2): src/storage/a.ts',
    'src/model/d.ts:1 src/model (row 0) may not import src/journey (row 1): src/journey/b.ts',
  ])
})

test('neighbours on a row may not import each other', () => {
  const files = { 'src/maps/a.ts': empty, 'src/ingest/b.ts': `export { a } from '../maps/a.ts'\n` }
  expect(broken(files)).toEqual([
    'src/ingest/b.ts:1 src/ingest and src/maps are neighbours and may not import each other: src/maps/a.ts',
  ])
})

test('a ring of files is found, also through types', () => {
  const files = {
    'src/model/a.ts': `\n\nimport { b } from './b.ts'\nexport const a = b\n`,
    'src/model/b.ts': `import { c } from './c.ts'\nexport const b = c\n`,
    'src/model/c.ts': `import type { a } from './a.ts'\nexport const c: typeof a = 1\n`,
    'src/model/d.ts': `import { a } from './a.ts'\nexport const d = a\n`,
  }
  const [ring, ...more] = broken(files)
  expect(more).toEqual([])
  expect(ring).toMatch(/^src\/model\/a\.ts:3 .* ring: .*a\.ts/)
  for (const file of ['a.ts', 'b.ts', 'c.ts']) expect(ring).toContain(file)
  expect(ring).not.toContain('d.ts')
})

test('only the configuration reads the environment, however it is written', () => {
  const files = {
    'src/api/a.ts': `export const a = process.env.PORT // fine words: process.env\n`,
    'src/api/b.ts': `import { env } from 'node:process'\nexport const b = env\n`,
    'src/api/c.ts': `export const c = process['env']\n`,
    'src/api/d.ts': `const { env } = process\nexport const d = env\n`,
    'src/api/a.test.ts': `process.env.TEST\n`,
    'scripts/e.ts': `process.env.HOME\n`,
    'src/web/f.ts': `// process.env\nexport const f = import.meta.env\n`,
  }
  expect(broken(files).map((line) => line.split(' ')[0])).toEqual([
    'src/api/a.ts:1',
    'src/api/b.ts:1',
    'src/api/c.ts:1',
    'src/api/d.ts:1',
  ])
})

test('an index.ts only imports and lists, and nobody passes a whole file on', () => {
  const files = {
    'src/findings/a.ts': empty,
    'src/findings/index.ts': `import { a } from './a.ts'\nexport const all = [a] as const\nexport const table = { a, more: all } satisfies object\nexport type All = typeof all\n`,
    'src/maps/index.ts': `export { a } from './a.ts'\n`,
    'src/maps/a.ts': empty,
    'src/live/index.ts': `export function live() { return 1 }\nexport const x = [() => 1]\n`,
    'src/crm/everything.ts': `export * from './a.ts'\n`,
    'src/crm/a.ts': empty,
  }
  expect(broken(files).map((line) => line.split(' ')[0])).toEqual([
    'src/crm/everything.ts:1',
    'src/live/index.ts:1',
    'src/live/index.ts:2',
    'src/maps/index.ts:1',
  ])
})

test('the browser imports only words and mathematics, and nobody imports the browser', () => {
  const files = {
    'src/api/a.ts': `import '../web/b.ts'\n`,
    'src/web/b.ts': `import type { c } from '../storage/c.ts'\nexport type B = typeof c\n`,
    'src/storage/c.ts': 'export const c = 1\n',
  }
  expect(broken(files)).toEqual([
    'src/api/a.ts:1 src/web runs in the browser: nobody may import it (src/web/b.ts)',
    'src/web/b.ts:1 src/web runs in the browser: it may import only src/web, src/model, src/journey (not src/storage/c.ts)',
  ])
})

test('the demo is for the top and the command line only, and tests are for nobody', () => {
  const files = {
    'src/maps/a.ts': `import '../../demo/b.ts'\nimport './c.test.ts'\nimport '../../test/d.ts'\n`,
    'demo/b.ts': empty,
    'src/maps/c.test.ts': `import '../../test/d.ts'\nimport '../../demo/b.ts'\n`,
    'test/d.ts': `import '../src/maps/e.ts'\n`,
    'src/maps/e.ts': empty,
  }
  expect(broken(files)).toEqual([
    'src/maps/a.ts:1 src/maps may not import demo/: demo/b.ts',
    'src/maps/a.ts:2 nobody imports a test (src/maps/c.test.ts)',
    'src/maps/a.ts:3 src/maps may not import test/: test/d.ts',
  ])
})

test('pure folders neither wait nor touch the machine', () => {
  const files = {
    'src/journey/a.ts': `import { readFileSync } from 'node:fs'\nexport const a = async () => readFileSync('x')\n`,
  }
  expect(broken(files).map((line) => line.split(' ')[0])).toEqual([
    'src/journey/a.ts:2',
    'src/journey/a.ts:1',
  ])
})

test('a folder that the table does not know is pointed out', () => {
  const files = { 'src/novelty/a.ts': `import '../model/b.ts'\n`, 'src/model/b.ts': empty }
  expect(broken(files)[0]).toContain('src/novelty is in no row')
})

test('the command ends with 1 and the place, or with 0', () => {
  const script = fileURLToPath(new URL('./check-imports.ts', import.meta.url))
  const bad = spawnSync(process.execPath, [
    script,
    given({ 'src/model/a.ts': `import '../api/b.ts'\n`, 'src/api/b.ts': empty }),
  ])
  expect(bad.status).toBe(1)
  expect(bad.stderr.toString()).toMatch(/src\/model\/a\.ts:1 {2}src\/model \(row 0\) may not import src\/api/)
  expect(spawnSync(process.execPath, [script, given({ 'src/model/a.ts': empty })]).status).toBe(0)
})
