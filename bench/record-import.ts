/** How fast a file of customers becomes records: looked at, then taken in as the wizard does it. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { createRecordImporter } from '../src/crm/transfer/import/record-importer.ts'
import type { Actor } from '../src/model/actor.ts'
import type { Tables } from '../src/storage/records/tables.ts'
import type { Report } from './report.ts'
import { timed } from './timing.ts'

const leastPerSecond: Record<string, number> = { embedded: 2_000, PostgreSQL: 10_000 }
const actor: Actor = { kind: 'user', id: 'bench', name: 'Bench' }

export type Person = {
  externalId: string
  name: string
  email: string
  phone: string
  city: string
  company: string
}

const csvOf = (people: readonly Person[]): string =>
  [
    'ID,Name,E-Mail,Phone,City,Company',
    ...people.map((one) => [one.externalId, one.name, one.email, one.phone, one.city, one.company].join(',')),
  ].join('\n')

export async function measureRecordImport(
  db: Kysely<Tables>,
  directory: string,
  people: readonly Person[],
  engine: string,
  report: Report,
): Promise<void> {
  const path = join(directory, 'uploads', 'customers.csv')
  await mkdir(join(directory, 'uploads'), { recursive: true })
  const content = csvOf(people)
  await writeFile(path, content)
  const importer = await createRecordImporter({
    db,
    directory,
    clock: () => new Date(),
    onChanged() {},
    onError: console.error,
  })
  try {
    const file = {
      fileName: 'customers.csv',
      path,
      bytes: Buffer.byteLength(content),
      type: 'customer' as const,
    }
    const checked = await timed(async () => importer.settled((await importer.create(file, actor)).id))
    const { id, preview } = checked.result
    if (preview?.counts.create !== people.length)
      throw new Error(`Of ${people.length} customers ${preview?.counts.create} would be made.`)
    const before = process.cpuUsage()
    ;(globalThis as any).spyOn?.()
    const { ms, result } = await timed(async () => {
      await importer.run(id, actor)
      return importer.settled(id)
    })
    if (result.counts?.create !== people.length) throw new Error(`${JSON.stringify(result.counts)}`)
    const cpu = process.cpuUsage(before)
    const perSecond = people.length / (ms / 1000)
    report.add({
      size: people.length,
      what: `file of customers looked at, ${engine}`,
      value: people.length / (checked.ms / 1000),
      unit: 'rows/s',
    })
    report.add({
      size: people.length,
      what: `file of customers taken in with history and search, ${engine}`,
      value: perSecond,
      unit: 'rows/s',
      target: `≥ ${leastPerSecond[engine]} rows/s`,
      met: perSecond >= (leastPerSecond[engine] ?? 0),
    })
    ;(globalThis as any).spyShow?.()
    console.log('cpu', (cpu.user + cpu.system) / 1000, 'wall', ms)
  } finally {
    await importer.close()
  }
}
