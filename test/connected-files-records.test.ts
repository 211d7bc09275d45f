/** Files of records that come by themselves: taken in as imports, in step, and never over what somebody wrote since. */
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFile } from '../src/api/adapters/import-file.ts'
import { createConnections } from '../src/connectors/connections.ts'
import { createCrm } from '../src/crm/crm.ts'
import { createRecordImporter } from '../src/crm/transfer/import/record-importer.ts'
import { RecordImportSettings } from '../src/model/crm/record-import.ts'
import { type GivenConnections, givenConnections } from './support/given-connections.ts'

const paula = { kind: 'user', id: 'paula', name: 'Paula' } as const
let given: GivenConnections
let crm: ReturnType<typeof createCrm>
let records: Awaited<ReturnType<typeof createRecordImporter>>
let folder = ''

beforeAll(async () => {
  const changes: Parameters<typeof givenConnections>[0] = {}
  given = await givenConnections(changes)
  const { db } = given.records
  folder = join(given.directory, 'incoming')
  await mkdir(join(folder, 'shop'), { recursive: true })
  const clock = () => new Date()
  records = await createRecordImporter({
    ...{ db, clock, directory: given.directory, mayStill: async () => {}, onChanged: () => {} },
    onError: (error) => given.troubles.push(error),
  })
  given.parts.importFile = importFile({ interactions: undefined as never, records })
  given.parts.surroundings = { ...given.parts.surroundings, folder }
  crm = createCrm({ db, clock, onChanged: () => {}, customersWho: async () => [] })
})
afterAll(async () => {
  expect(given?.troubles).toEqual([])
  await records?.close()
  await given?.close()
})

/** As a file that has rested: somebody may still be writing one of now. */
const put = async (text: string, at: string) => {
  const path = join(folder, 'shop', 'companies.csv')
  await writeFile(path, text)
  await utimes(path, new Date(at), new Date(at))
}
const settings = { folder: 'shop', brings: 'records' }
const acme = async () => (await crm.list('company', { limit: 10, sort: 'label' })).rows

test('a folder of records is in step with its file, keeps what was written here since, and can be taken back', async () => {
  const connections = createConnections(given.parts)
  await put('Id,Name,Employees,Phone\n1,Acme,80,+43 1\n,,5,\n', '2026-01-01')
  const tried = await connections.test({ connector: 'csv-folder', settings })
  expect(tried).toMatchObject({ ok: true, records: { settings: { type: 'company' }, rows: 2 } })
  const mapping = RecordImportSettings.parse(tried.records?.settings)
  const { id } = await connections.create(
    { connector: 'csv-folder', name: 'Files', settings: { ...settings, mapping }, everyMinutes: 60 },
    'test',
  )
  await connections.runner.idle()
  expect(await connections.get(id)).toMatchObject({ failure: null, counts: { taken: 1, refused: 1 } })
  const [made] = await acme()
  if (!made) throw new Error('There is no company.')
  await crm.change('company', made.id, made.version, { employees: 81 }, paula)
  const again = async () => {
    await connections.run(id, { again: false })
    await connections.runner.idle()
  }
  await put('Id,Name,Employees,Phone\n1,Acme,80,\n2,Bolt,3,\n', '2026-01-02')
  await again()
  const [first, second] = await acme()
  expect(first?.values).toMatchObject({ employees: 81 })
  expect(first?.values.phone ?? null).toBeNull()
  expect(second).toMatchObject({ label: 'Bolt', updatedBy: { name: 'Files' } })
  // Taken back and brought again, what it had made is made again.
  const [last] = await records.list()
  await records.undo(last?.id ?? 0, paula)
  await records.settled(last?.id ?? 0)
  expect((await acme()).map(({ label }) => label)).toEqual(['Acme'])
  await put('Id,Name,Employees,Phone\n1,Acme,80,\n2,Bolt,4,\n', '2026-01-03')
  await again()
  expect((await acme()).map(({ label }) => label)).toEqual(['Acme', 'Bolt'])
  // An export of a day without news is no trouble.
  await put('Id,Name,Employees,Phone\n', '2026-01-04')
  await again()
  expect(await connections.get(id)).toMatchObject({ state: 'fresh', failure: null })
  await connections.close()
})
