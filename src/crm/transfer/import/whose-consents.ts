/** Whose agreements rows speak of: of the customers that they are; rows of orders of their buyers, as of when they ordered, and only of those whom the importer may change. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Writer } from '../../../model/actor.ts'
import type { FieldValues } from '../../../model/crm/field-value.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'
import { manyTexts } from '../../../storage/records/many-rows.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import { departmentsOf, foreignDepartment } from '../../record-access.ts'
import { readRecords } from '../../record-rows.ts'
import { standingId } from '../../same-records.ts'
import type { RowRead } from './row-read.ts'
import { consentsOf, type SaidConsent } from './write-consents.ts'

/** The record of a row, as it is after the import. */
export type RecordOfRow = { id: string; values: FieldValues }
type Db = Kysely<Tables> | Transaction<Tables>

const textOf = (value: FieldValues[string] | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** Not of who was deleted; of who was merged away the record that she is now decides. Who is not there yet is made by the importer. */
async function mayNotChange(db: Db, customers: readonly string[], actor: Writer): Promise<Set<string>> {
  const { rows } = await sql<{ id: string; now: string }>`
    select c.id, ${standingId('customer', 'c')} as now from crm_customer c
    where c.id = any(${manyTexts(customers)})`.execute(db)
  const standing = await readRecords(
    db,
    'customer',
    rows.map(({ now }) => now),
  )
  const open = new Set(
    standing
      .filter(
        (record) =>
          record.deletedAt === null &&
          foreignDepartment(actor, departmentsOf(record, [], new Map())) === undefined,
      )
      .map(({ id }) => id),
  )
  return new Set(rows.filter(({ now }) => !open.has(now)).map(({ id }) => id))
}

async function consentsOfBuyers(
  db: Db,
  rows: readonly RowRead[],
  orders: ReadonlyMap<number, RecordOfRow>,
  { actor, now }: { actor: Writer; now: Date },
): Promise<SaidConsent[]> {
  const buyers = new Map<number, string>()
  const dated = rows.flatMap((read): RowRead[] => {
    const order = read.consents?.length ? orders.get(read.row) : undefined
    const customer = textOf(order?.values.customer)
    if (!order || !customer) return []
    buyers.set(read.row, customer)
    const placedAt = textOf(order.values.placedAt)
    // Nothing is agreed to in the future.
    if (!placedAt || Date.parse(placedAt) > now.getTime()) return [read]
    const at = new Date(placedAt).toISOString()
    return [{ ...read, consents: (read.consents ?? []).map((one) => ({ at, ...one })) }]
  })
  if (dated.length === 0) return []
  const closed = await mayNotChange(db, [...new Set(buyers.values())], actor)
  return consentsOf(dated, buyers)
    .filter(({ customer }) => !closed.has(customer))
    .map((one) => ({ ...one, byOrder: true }))
}

/** `records`: by the number of the row. */
export const consentsSaid = async (
  db: Db,
  type: RecordType,
  rows: readonly RowRead[],
  records: ReadonlyMap<number, RecordOfRow>,
  as: { actor: Writer; now: Date },
): Promise<SaidConsent[]> =>
  type === 'order'
    ? consentsOfBuyers(db, rows, records, as)
    : consentsOf(rows, new Map([...records].map(([row, { id }]) => [row, id])))
