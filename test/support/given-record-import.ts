/** An importer of records on an empty store, fed with text. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRecordImporter } from '../../src/crm/transfer/import/record-importer.ts'
import type { MayStill } from '../../src/model/actor.ts'
import type { ImportedType, RecordImport, RecordImportSettings } from '../../src/model/crm/record-import.ts'
import { givenCrm, paula } from './given-crm.ts'
import type { RecordsEngine } from './records.ts'

export async function givenRecordImport(engine?: RecordsEngine) {
  const given = await givenCrm(engine)
  const directory = await mkdtemp(join(tmpdir(), 'waymark-transfer-'))
  await mkdir(join(directory, 'uploads'))
  const errors: unknown[] = []
  let mayStill: MayStill = async () => {}
  const open = () =>
    createRecordImporter({
      db: given.records.db,
      directory,
      mayStill: (writer, permission) => mayStill(writer, permission),
      clock: () => given.clock.now,
      onChanged: (_type, ids) => void given.changed.push(...ids),
      onError: (error) => void errors.push(error),
    })
  let importer = await open()
  let files = 0
  async function check(
    content: string | Buffer,
    { fileName = 'file.csv', type }: { fileName?: string; type?: ImportedType } = {},
  ): Promise<RecordImport> {
    const path = join(directory, 'uploads', `file-${++files}`)
    await writeFile(path, content)
    const bytes = Buffer.byteLength(content)
    const { id } = await importer.create({ fileName, path, bytes, type }, paula)
    return importer.settled(id)
  }
  async function change(made: RecordImport, wish: Partial<RecordImportSettings>): Promise<RecordImport> {
    if (!made.settings) throw new Error('The file was not understood.')
    await importer.changeSettings(made.id, { ...made.settings, ...wish })
    return importer.settled(made.id)
  }
  async function run({ id }: RecordImport): Promise<RecordImport> {
    await importer.run(id, paula, true)
    return importer.settled(id)
  }
  async function undo({ id }: RecordImport): Promise<RecordImport> {
    await importer.undo(id, paula)
    return importer.settled(id)
  }
  return {
    ...given,
    errors,
    importer: () => importer,
    mayStill: (async (writer, permission) => mayStill(writer, permission)) as MayStill,
    /** Who may go on, asked at each batch; everybody until then. */
    asking(next: MayStill) {
      mayStill = next
    },
    check,
    change,
    run,
    undo,
    bring: async (...wish: Parameters<typeof check>) => run(await check(...wish)),
    /** As when the server stops and starts. */
    async restart() {
      await importer.close()
      importer = await open()
    },
    async [Symbol.asyncDispose]() {
      await importer.close()
      await given[Symbol.asyncDispose]()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
