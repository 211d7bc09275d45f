/** A CRM on an empty records store, whose clock a test can move. */
import { createCrm } from '../../src/crm/crm.ts'
import type { Actor } from '../../src/model/actor.ts'
import type { FieldValues } from '../../src/model/crm/field-value.ts'
import type { RecordType } from '../../src/model/crm/record-type.ts'
import { givenRecords, type RecordsEngine } from './records.ts'

export const paula: Actor = { kind: 'user', id: 'paula', name: 'Paula' }

export async function givenCrm(engine?: RecordsEngine) {
  const given = await givenRecords(engine)
  const clock = { now: new Date('2026-03-01T09:00:00Z') }
  const changed: string[] = []
  const crm = createCrm({
    db: given.records.db,
    clock: () => clock.now,
    customersWho: async () => [],
    onChanged: (_type, ids) => void changed.push(...ids),
  })
  return {
    records: given.records,
    crm,
    clock,
    changed,
    later(ms: number) {
      clock.now = new Date(clock.now.getTime() + ms)
    },
    async make(type: RecordType, values: FieldValues) {
      return (await crm.create(type, values, paula)).record
    },
    outbox: () => given.records.db.selectFrom('crm_outbox').selectAll().orderBy('id').execute(),
    [Symbol.asyncDispose]: () => given[Symbol.asyncDispose](),
  }
}
