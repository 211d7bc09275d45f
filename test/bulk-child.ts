/** A process that changes very many records, until it is killed. Arguments: directory, records. */
import { createBulkChanges } from '../src/crm/bulk-changes.ts'
import { createCrm } from '../src/crm/crm.ts'
import { connectRecords } from '../src/storage/records/connect.ts'
import { paula } from './support/given-crm.ts'

const [directory = '', wanted = '0'] = process.argv.slice(2)
const records = await connectRecords({ directory })
const clock = () => new Date()
const { db } = records
const crm = createCrm({ db, clock, customersWho: async () => [], onChanged() {} })
const creates = Array.from({ length: Number(wanted) }, (_, index) => ({
  do: 'create' as const,
  values: { name: `Part ${index}`, category: 'old' },
}))
await crm.many('product', [creates], paula)
const bulk = await createBulkChanges({
  ...{ db, crm, clock, mayStill: async () => {} },
  onChanged: () => process.stdout.write('changed\n'),
  onTrouble: (error) => process.stdout.write(`failed ${error}\n`),
})
const { id } = await bulk.start('product', { change: { do: 'update', values: { category: 'new' } } }, paula)
process.stdout.write(`begun ${id}\n`)
