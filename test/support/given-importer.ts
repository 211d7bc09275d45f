/** For the tests of imports: an importer on real stores in an empty folder, and files of any content. */
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { LinkEvidence } from '../../src/ingest/identity/evidence.ts'
import { createImporter, type ImporterParts } from '../../src/ingest/import/importer.ts'
import type { KindKey } from '../../src/ingest/import/write-parts.ts'
import { scoreText } from '../../src/journey/emotion/score-text.ts'
import type { Import, ImportSettings } from '../../src/model/import.ts'
import { forgetDatabaseOf, openStores } from './stores.ts'

export type GivenImporter = Awaited<ReturnType<typeof givenImporter>>

/** Numbers kinds in memory; the catalogue has tests of its own. */
function givenKinds() {
  const ids = new Map<string, number>()
  const keyOf = (...parts: string[]): string => parts.join('\n')
  return {
    names: () => [...ids.keys()].map((key) => key.split('\n')[1] ?? ''),
    kindOf: (...parts: [string, string, string, string]) => ids.get(keyOf(...parts)),
    async ensureKinds(kinds: KindKey[]) {
      for (const { type, name, path, channel } of kinds) {
        const key = keyOf(type, name, path, channel)
        if (!ids.has(key)) ids.set(key, ids.size + 1)
      }
    },
    async forgetUnused() {},
  }
}

export async function givenImporter(more: Partial<ImporterParts> = {}) {
  const directory = more.directory ?? (await mkdtemp(join(tmpdir(), 'waymark-import-')))
  const stores = await openStores(directory)
  const { records, journeys } = stores
  const catalogue = givenKinds()
  const changed: bigint[][] = []
  const learned: LinkEvidence[] = []
  const parts: ImporterParts = {
    records,
    journeys,
    catalogue,
    directory,
    scoreText,
    mayStill: async () => {},
    async onChanged({ pages }) {
      for await (const page of pages()) changed.push(page)
      return {}
    },
    async learn(links) {
      learned.push(...links)
    },
    onError: (error) => console.error(error),
    ...more,
  }
  let importer = await createImporter(parts)
  await mkdir(importer.uploads, { recursive: true })

  async function check(content: string | Buffer, settings?: Partial<ImportSettings>, fileName = 'file.csv') {
    const path = join(importer.uploads, randomUUID())
    await writeFile(path, content)
    const { id } = await importer.create(fileName, path, (await stat(path)).size, settings)
    return importer.settled(id)
  }

  async function run(content: string | Buffer, settings?: Partial<ImportSettings>, fileName = 'file.csv') {
    const checked = await check(content, settings, fileName)
    if (checked.state !== 'checked') return checked
    await importer.run(checked.id)
    return importer.settled(checked.id)
  }

  return {
    importer: () => importer,
    parts,
    journeys,
    records,
    catalogue,
    changed,
    learned,
    check,
    run,
    /** Every column of the stored interactions, in their order. */
    stored: <Row = Record<string, unknown>>(columns = '*', where = '1') =>
      journeys.rows<Row>(
        `SELECT ${columns} FROM interactions WHERE ${where} ORDER BY home, at, rank, message`,
      ),
    /** Like a restart of the server on the same stores. */
    async restart() {
      await importer.close()
      importer = await createImporter(parts)
    },
    async close() {
      await importer.close()
      await stores.close()
      await forgetDatabaseOf(directory)
      await rm(directory, { recursive: true, force: true })
    },
  }
}

export const gz = (content: string | Buffer): Buffer => gzipSync(content)

export const refusalsOf = (done: Import): Record<string, number> =>
  Object.fromEntries((done.preview?.refusals ?? []).map(({ code, rows }) => [code, rows]))

export const remarksOf = (done: Import): string[] => (done.preview?.remarks ?? []).map(({ code }) => code)

export const text = async (stream: AsyncIterable<Buffer | string>): Promise<string> => {
  let all = ''
  for await (const piece of stream) all += piece.toString()
  return all
}
