/** A process in which people work with deals as fast as they can, until it is killed. Argument: directory. */
import { createCrm } from '../src/crm/crm.ts'
import { createOutbox } from '../src/crm/outbox.ts'
import { paula } from './support/given-crm.ts'
import { openIngest } from './support/given-ingest.ts'

const [directory = ''] = process.argv.slice(2)
const given = await openIngest(directory)
const outbox = createOutbox({
  db: given.records.db,
  accept: given.ingest.accept,
  retract: given.ingest.retract,
  clock: () => new Date(),
  onTrouble: (error) => process.stdout.write(`failed ${error}\n`),
})
const crm = createCrm({
  db: given.records.db,
  clock: () => new Date(),
  customersWho: async () => [],
  onChanged: () => outbox.wake(),
})
const { record: customer } = await crm.create('customer', {}, paula)
process.stdout.write('ready\n')

for (let count = 0; ; count++) {
  const { record } = await crm.create('deal', { name: `Deal ${count}`, customer: customer.id }, paula)
  const amount = { minor: count, currency: 'EUR' }
  const change = await crm.change(
    'deal',
    record.id,
    1,
    count % 3 === 0 ? { amount } : { stage: 'proposal' },
    paula,
  )
  if (count % 5 === 0) await crm.remove('deal', record.id, change.record.version, paula)
  process.stdout.write(`done ${record.id}\n`)
}
