/** Two imports and a connected system that bring the same new companies at the same moment make each of them once. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { paula } from '../../../../test/support/given-crm.ts'
import { givenPostgres } from '../../../../test/support/postgres.ts'
import { givenRecords, type RecordsEngine, recordsEngines } from '../../../../test/support/records.ts'
import type { ConnectedRecord } from '../../../model/connected-record.ts'
import type { ImportedType } from '../../../model/crm/record-import.ts'
import { connectRecords, type Records } from '../../../storage/records/connect.ts'
import { migrate } from '../../../storage/records/migrate.ts'
import { createConnectedWriter } from '../../connected/write-connected.ts'
import { createRecordImporter } from './record-importer.ts'

const clock = () => new Date()

/** As two processes have it: on a server each with connections of its own. */
async function givenTwice(engine: RecordsEngine) {
  if (engine === 'the embedded engine') {
    const given = await givenRecords(engine)
    return {
      ...{ one: given.records, other: given.records },
      [Symbol.asyncDispose]: () => given[Symbol.asyncDispose](),
    }
  }
  const database = await givenPostgres()
  const open = () => connectRecords({ url: database.url, directory: tmpdir() })
  const one = await open()
  await migrate(one)
  const other = await open()
  return {
    ...{ one, other },
    async [Symbol.asyncDispose]() {
      await Promise.all([one.close(), other.close()])
      await database[Symbol.asyncDispose]()
    },
  }
}

/** As in a process of its own: it knows nothing of what the others have under way. */
async function anotherImporter({ db }: Records, directory: string) {
  const importer = await createRecordImporter({
    ...{ db, directory, clock, mayStill: async () => {} },
    onChanged() {},
    onError: console.error,
  })
  let files = 0
  return {
    importer,
    async checked(type: ImportedType, lines: readonly string[]) {
      const path = join(directory, 'uploads', `${process.hrtime.bigint()}-${++files}`)
      const content = `${lines.join('\n')}\n`
      await writeFile(path, content)
      const file = { fileName: 'file.csv', path, bytes: content.length, type }
      const made = await importer.settled((await importer.create(file, paula)).id)
      expect(made).toMatchObject({ state: 'checked', preview: { undecided: 0 } })
      return async () => {
        await importer.run(made.id, paula)
        return importer.settled(made.id)
      }
    },
  }
}

const count = 1_500
const several = (line: (number: number) => string) =>
  Array.from({ length: count }, (_, number) => line(number))

describe.each(recordsEngines)('on %s', (engine) => {
  test('every company is there once, whichever way it is named', async () => {
    await using given = await givenTwice(engine)
    const directory = await mkdtemp(join(tmpdir(), 'waymark-at-once-'))
    await mkdir(join(directory, 'uploads'))
    const [one, other] = [
      await anotherImporter(given.one, directory),
      await anotherImporter(given.other, directory),
    ]
    const tell = createConnectedWriter({ db: given.other.db, clock, onChanged() {} })
    const told = async () => {
      const from = { connection: 'shop', name: 'Shop', source: 'shop' }
      for (let at = 0; at < count; at += 100) {
        const records = several((number) => String(number))
          .slice(at, at + 100)
          .map(
            (number): ConnectedRecord => ({
              ...{ type: 'customer', userId: `c-${number}`, aliases: [], values: {}, consents: [] },
              ...{ at: Date.now(), company: `Named ${number}` },
            }),
          )
        await tell(records, from)
      }
    }
    const companies = ['Name,Domain', ...several((number) => `Acme ${number},acme-${number}.example`)]
    const deals = ['Deal name,Company', ...several((number) => `Deal ${number},Named ${number}`)]
    for (const [type, lines] of [
      ['company', companies],
      ['deal', deals],
    ] as const) {
      const [first, second] = [await one.checked(type, lines), await other.checked(type, lines)]
      const done = await Promise.all([first(), second(), type === 'deal' ? told() : undefined])
      expect(done.slice(0, 2)).toMatchObject([{ state: 'done' }, { state: 'done' }])
    }
    const { rows } = await sql<{ label: string; n: number }>`
      select label, count(*)::integer as n from crm_company where deleted_at is null
      group by label order by n desc, label`.execute(given.one.db)
    expect(rows.filter(({ n }) => n > 1)).toEqual([])
    expect(rows).toHaveLength(2 * count)
    await Promise.all([one.importer.close(), other.importer.close()])
    await rm(directory, { recursive: true, force: true })
  }, 300_000)
})
