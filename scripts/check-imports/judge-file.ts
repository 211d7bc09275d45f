/** Holds one file against the rules of who may import whom. */
import type { ReadFile } from './read-file.ts'
import {
  browserFolders,
  computingModules,
  environmentReader,
  outsideFolders,
  pureFolders,
  rows,
  topFiles,
} from './rules.ts'

export type Broken = { file: string; line: number; rule: string }

/** `targets` are the project's files that this one imports, beside the line of each import. */
export function judgeFile(file: string, read: ReadFile, targets: { path: string; line: number }[]): Broken[] {
  if (!file.startsWith('src/') || isTest(file)) return []
  const broken: Broken[] = read.barrel.map(({ line, what }) => ({
    file,
    line,
    rule: `no barrels: import the file itself; an index.ts only lists (this one ${what})`,
  }))
  for (const { path, line } of targets) {
    const rule = judgeImport(file, path)
    if (rule) broken.push({ file, line, rule })
  }
  if (file !== environmentReader) {
    for (const { line, what } of read.environment) {
      broken.push({ file, line, rule: `only ${environmentReader} reads the environment (${what})` })
    }
  }
  if (pureFolders.includes(folderOf(file))) {
    for (const { line } of read.waits) broken.push({ file, line, rule: `src/${folderOf(file)} never awaits` })
    for (const { specifier, line } of read.imports) {
      if (!specifier.startsWith('node:') || computingModules.includes(specifier)) continue
      broken.push({ file, line, rule: `src/${folderOf(file)} does no I/O: it may not import ${specifier}` })
    }
  }
  return broken
}

function judgeImport(from: string, to: string): string | undefined {
  if (isTest(to)) return `nobody imports a test (${to})`
  if (!to.startsWith('src/')) return judgeOutside(from, to)
  const [source, target] = [folderOf(from), folderOf(to)]
  const allowedInBrowser = browserFolders[source]
  if (allowedInBrowser) {
    if (allowedInBrowser.includes(target)) return undefined
    return `src/${source} runs in the browser: it may import only ${allowedInBrowser.map((f) => `src/${f}`).join(', ')} (not ${to})`
  }
  if (browserFolders[target]) return `src/${target} runs in the browser: nobody may import it (${to})`
  if (source === target) return undefined
  const [sourceRow, targetRow] = [rowOf(source), rowOf(target)]
  if (sourceRow < 0) return `src/${source} is in no row: add it to scripts/check-imports/rules.ts`
  if (targetRow < 0) return `src/${target} is in no row: add it to scripts/check-imports/rules.ts`
  if (targetRow > sourceRow)
    return `${name(source)} (row ${sourceRow}) may not import ${name(target)} (row ${targetRow}): ${to}`
  if (targetRow === sourceRow)
    return `${name(source)} and ${name(target)} are neighbours and may not import each other: ${to}`
  return undefined
}

function judgeOutside(from: string, to: string): string | undefined {
  const folder = to.split('/')[0] ?? ''
  if (!to.includes('/') || outsideFolders[folder]?.test(from)) return undefined
  return `${from.split('/').slice(0, 2).join('/')} may not import ${folder}/: ${to}`
}

function isTest(file: string): boolean {
  return /\.(test|bench)\.tsx?$/.test(file)
}

function folderOf(file: string): string {
  const parts = file.split('/')
  return parts.length === 2 || topFiles.includes(file) ? '(top)' : (parts[1] ?? '')
}

function rowOf(folder: string): number {
  return rows.findIndex((row) => row.includes(folder))
}

function name(folder: string): string {
  return folder === '(top)' ? 'the top of src' : `src/${folder}`
}
