/** Webhooks on the records store of a folder, allowed to call this machine. */
import { createSafeClient } from '../../src/net/safe-client.ts'
import { connectRecords } from '../../src/storage/records/connect.ts'
import { migrate } from '../../src/storage/records/migrate.ts'
import { createWebhooks } from '../../src/webhooks/webhooks.ts'

async function* noInteractions() {}

export async function openWebhooks(directory: string) {
  const records = await connectRecords({ directory })
  await migrate(records)
  const client = createSafeClient({ allowPrivate: ['127.0.0.1'] })
  const webhooks = createWebhooks({
    db: records.db,
    secret: 'the secret of this installation',
    client,
    acceptedSince: noInteractions,
    clock: () => new Date(),
    onTrouble: (error) => process.stdout.write(`failed ${error}\n`),
  })
  return {
    records,
    webhooks,
    async close() {
      await webhooks.close()
      await client.close()
      await records.close()
    },
  }
}
