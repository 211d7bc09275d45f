/** How long it takes until nothing in the records store is about one customer any more, beside all the others. */
import { type Kysely, sql } from 'kysely'
import { countRecords, eraseRecords, knownNames } from '../src/crm/erase/erase-records.ts'
import type { Tables } from '../src/storage/records/tables.ts'
import type { Report } from './report.ts'
import { quantile, timed } from './timing.ts'

const people = 5

/** Spread over all customers, so that none lies beside another. */
async function someCustomers(db: Kysely<Tables>, customers: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from crm_customer
    where external_id = any(${Array.from({ length: people }, (_, place) => `customer-${Math.floor((customers * (place + 0.5)) / people)}`)}::text[])`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export async function measureErasure(
  db: Kysely<Tables>,
  customers: number,
  report: Report,
  engine: string,
): Promise<void> {
  // What records told was handed over long ago.
  await sql`truncate crm_outbox`.execute(db)
  const preview: number[] = []
  const erased: number[] = []
  for (const id of await someCustomers(db, customers)) {
    const { result, ms } = await timed(async () => {
      const { users, emails } = await knownNames(db, [id])
      const person = { customers: [id], users, emails }
      await countRecords(db, person)
      return person
    })
    preview.push(ms)
    erased.push((await timed(() => eraseRecords(db, result))).ms)
  }
  const figure = { size: customers, unit: 'ms' as const, target: '≤ 1000 ms' }
  for (const [what, times] of [
    ['what an erasure would delete', preview],
    ['one customer erased', erased],
  ] as const) {
    const value = quantile(times, 0.5)
    report.add({ ...figure, what: `${what}, half of the times, ${engine}`, value, met: value <= 1_000 })
  }
}
