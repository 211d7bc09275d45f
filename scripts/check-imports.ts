/** Fails when a file imports what it may not, when files import each other in a ring, or when a barrel grows. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, resolve } from 'node:path'
import { findCycles } from './check-imports/find-cycles.ts'
import { type Broken, judgeFile } from './check-imports/judge-file.ts'
import { readFile } from './check-imports/read-file.ts'

const checkedFolders = ['src', 'demo', 'bench', 'scripts', 'test', 'examples']

export function checkImports(root: string): { files: number; broken: Broken[] } {
  const pattern = `{${checkedFolders.join(',')}}/**/*.{ts,tsx}`
  const files = globSync(pattern, { cwd: root, exclude: (path) => path.includes('node_modules') }).sort()
  const imports = new Map<string, string[]>()
  const lines = new Map<string, number>()
  const broken = files.flatMap((file) => {
    const read = readFile(file, readFileSync(join(root, file), 'utf8'))
    const targets = read.imports.flatMap(({ specifier, line }) => {
      const path = resolveImport(root, file, specifier)
      return path === undefined ? [] : [{ path, line }]
    })
    imports.set(file, [...new Set(targets.map(({ path }) => path))])
    for (const { path, line } of targets) lines.set(`${file} ${path}`, line)
    return judgeFile(file, read, targets)
  })
  for (const ring of findCycles(imports)) {
    const [first = ''] = ring
    const next = imports.get(first)?.find((path) => ring.includes(path)) ?? first
    const line = lines.get(`${first} ${next}`) ?? 1
    broken.push({
      file: first,
      line,
      rule: `these files import each other in a ring: ${ring.toReversed().join(', ')}`,
    })
  }
  return { files: files.length, broken }
}

/** The project's file behind a relative import; packages and missing files are other tools' business. */
function resolveImport(root: string, from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const path = normalize(join(dirname(from), specifier))
  const candidates = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')]
  return candidates.find((candidate) => /\.tsx?$/.test(candidate) && existsSync(join(root, candidate)))
}

if (import.meta.main) {
  const root = resolve(process.argv[2] ?? '.')
  const { files, broken } = checkImports(root)
  for (const { file, line, rule } of broken)
    console.error(`${relative('', join(root, file))}:${line}  ${rule}`)
  console.log(
    broken.length === 0
      ? `Imports of ${files} files are as they should be.`
      : `${broken.length} imports or files break the rules.`,
  )
  process.exitCode = broken.length === 0 ? 0 : 1
}
