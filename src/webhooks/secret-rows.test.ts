import { expect, test } from 'vitest'
import { givenRecords } from '../../test/support/records.ts'
import { sealOf } from '../storage/records/sealed-secrets.ts'
import { sealOpenSecrets, secretsOf } from './secret-rows.ts'
import { changeSecret, makeWebhook } from './webhook-rows.ts'

const seal = sealOf('of this installation', 'waymark webhooks')
const design = {
  ...{ name: 'Shop', url: 'https://shop.example.com/hook' },
  ...{ happenings: ['deal.created' as const], touchpoints: [], active: true },
}
const now = new Date()

test('secrets lie sealed in the database, and open for the sender under the same secret of the installation alone', async () => {
  await using given = await givenRecords()
  const { db } = given.records
  const made = await makeWebhook(db, seal, design, 'test', now)
  const next = await changeSecret(db, seal, made.id, now)
  const stored = JSON.stringify(await db.selectFrom('webhook_secret').selectAll().execute())
  for (const { secret } of [made, next]) expect(stored).not.toContain(secret.slice('whsec_'.length))
  expect(await secretsOf(db, seal, made.id, now)).toEqual([next.secret, made.secret])
  const other = sealOf('of another installation', 'waymark webhooks')
  await expect(secretsOf(db, other, made.id, now)).rejects.toThrow('Make a new one')
})

test('what an older Waymark stored in the open goes on signing, and is sealed at the next start', async () => {
  await using given = await givenRecords()
  const { db } = given.records
  const { id } = await makeWebhook(db, seal, design, 'test', now)
  await db.updateTable('webhook_secret').set({ secret: 'whsec_b2xk' }).execute()
  expect(await secretsOf(db, seal, id, now)).toEqual(['whsec_b2xk'])
  await sealOpenSecrets(db, seal)
  await sealOpenSecrets(db, seal)
  const [row] = await db.selectFrom('webhook_secret').selectAll().execute()
  expect(row?.secret).not.toContain('b2xk')
  expect(await secretsOf(db, seal, id, now)).toEqual(['whsec_b2xk'])
})
