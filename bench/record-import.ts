/** How fast a file of customers becomes records: looked at, then taken in as the wizard does it. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { createRecordImporter } from '../src/crm/transfer/import/record-importer.ts'
import type { Actor } from '../src/model/actor.ts'
import type { Tables } from '../src/storage/records/tables.ts'
import type { Report } from './report.ts'
import { timed } from './timing.ts'

const actor: Actor = { kind: 'user', id: 'bench', name: 'Bench' }

export type Person = Record<'externalId' | 'name' | 'email' | 'phone' | 'city' | 'company', string>

/** `company`: its name, which a record that is there already has. */
const csvOf = (people: readonly Person[]): string =>
  [
    'ID,Name,E-Mail,Phone,City,Company',
    ...people.map(({ externalId, name, email, phone, city, company }) =>
      [externalId, name, email, phone, city, company].join(','),
    ),
  ].join('\n')

export async function measureRecordImport(
  { db, directory }: { db: Kysely<Tables>; directory: string },
  people: readonly Person[],
  { engine, leastPerSecond }: { engine: string; leastPerSecond: number },
  report: Report,
): Promise<void> {
  const uploads = join(directory, 'uploads')
  const path = join(uploads, 'customers.csv')
  await mkdir(uploads, { recursive: true })
  const content = csvOf(people)
  await writeFile(path, content)
  const importer = await createRecordImporter({
    db,
    directory,
    mayStill: async () => {},
    clock: () => new Date(),
    onChanged() {},
    onError: console.error,
  })
  const size = people.length
  try {
    const bytes = Buffer.byteLength(content)
    const looked = await timed(async () =>
      importer.settled(
        (await importer.create({ fileName: 'customers.csv', path, bytes, type: 'customer' }, actor)).id,
      ),
    )
    const { id } = looked.result
    const taken = await timed(async () => {
      await importer.run(id, actor)
      return importer.settled(id)
    })
    const { counts } = taken.result
    if (counts?.create !== size)
      throw new Error(`Of ${size} customers ${counts?.create ?? 0} were made: ${JSON.stringify(counts)}.`)
    report.add({
      size,
      what: `file of customers looked at, ${engine}`,
      value: size / (looked.ms / 1000),
      unit: 'rows/s',
    })
    const perSecond = size / (taken.ms / 1000)
    report.add({
      size,
      what: `file of customers taken in with history and search, ${engine}`,
      value: perSecond,
      unit: 'rows/s',
      target: `≥ ${leastPerSecond} rows/s`,
      met: perSecond >= leastPerSecond,
    })
  } finally {
    await importer.close()
  }
}
