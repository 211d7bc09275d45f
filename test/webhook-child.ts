/** A process in which people work while webhooks are sent, until it is killed. Arguments: directory, address of the receiver. */
import { createCrm } from '../src/crm/crm.ts'
import { paula } from './support/given-crm.ts'
import { openWebhooks } from './support/given-webhooks.ts'

const [directory = '', url = ''] = process.argv.slice(2)
const { records, webhooks } = await openWebhooks(directory)
const crm = createCrm({
  db: records.db,
  clock: () => new Date(),
  customersWho: async () => [],
  onChanged: webhooks.wake,
})
if ((await webhooks.list()).length === 0)
  await webhooks.make(
    { name: 'Shop', url, happenings: ['deal.created'], touchpoints: [], active: true },
    'test',
  )

for (let count = 0; ; count++) {
  const { record } = await crm.create('deal', { name: `Deal ${count}` }, paula)
  process.stdout.write(`done ${record.id}\n`)
}
