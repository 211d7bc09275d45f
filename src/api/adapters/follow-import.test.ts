import { expect, test } from 'vitest'
import { givenWaymark } from '../../../test/api-given.ts'
import { customerIdOf } from '../../crm/record-id.ts'
import { createIdentity } from '../../ingest/identity/identity.ts'
import { followImport } from './follow-import.ts'

test('records of very many customers go with the import that brought them, and those of others stay', async () => {
  const given = await givenWaymark()
  try {
    const { records, journeys, ingest, profiles, rebuild, keeper, crm } = given.waymark.parts
    const people = ['ann', 'bo', 'cleo'].map((userId) => ({
      type: 'track',
      messageId: `of ${userId}`,
      userId,
      event: 'Signed up',
      timestamp: '2026-05-01T08:00:00Z',
    }))
    await ingest.accept(people, { source: 'test', receivedAt: new Date() })
    await profiles.written()
    const gone = ['ann', 'bo'].map((userId) => BigInt(customerIdOf(userId)))
    await journeys.command('DELETE FROM interactions WHERE home IN {gone:Array(UInt64)}', { gone })
    const follow = followImport({
      ...{ records, profiles, rebuild },
      identity: await createIdentity({ records, journeys }),
      markDirty: (customers) => keeper.markDirty([...customers], Date.now()),
    })
    const { rest } = await follow({
      many: true,
      async *pages() {
        for (const home of gone) yield [home]
      },
    })
    await rest
    await rebuild.finished()
    const { rows } = await crm.list('customer', { limit: 10 })
    expect(rows.map(({ id }) => id)).toEqual([customerIdOf('cleo')])
  } finally {
    await given.close()
  }
})
