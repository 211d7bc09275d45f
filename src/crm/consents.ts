/** What customers agreed to: entries are only ever added, and the newest counts. */
import { sql } from 'kysely'
import { plainActor, type Writer } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import type { ConsentEntry, Consents, NewConsent } from '../model/crm/consent.ts'
import { storedJson } from '../storage/records/stored-text.ts'
import { type Db, readRecords } from './record-rows.ts'
import { sameRecords } from './same-records.ts'
import { changeableRecord } from './seen-record.ts'

async function knownCustomer(db: Db, customer: string): Promise<void> {
  const [record] = await readRecords(db, 'customer', [customer])
  if (!record)
    throw appError('customer.not-found', `There is no customer ${customer}. Look it up in Customers.`)
}

export async function consentsOf(db: Db, customer: string): Promise<Consents> {
  await knownCustomer(db, customer)
  const rows = await db
    .selectFrom('crm_consent')
    .selectAll()
    .where(sql<boolean>`customer in ${sameRecords('customer', customer)}`)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const history = rows.map(
    ({ customer: _customer, batch: _batch, at, ...entry }): ConsentEntry => ({
      ...entry,
      at: at.toISOString(),
    }),
  )
  const current = new Map<string, ConsentEntry>()
  for (const entry of history) {
    const key = `${entry.channel} ${entry.purpose}`
    if (!current.has(key)) current.set(key, entry)
  }
  return { current: [...current.values()], history }
}

export async function addConsent(
  db: Db,
  customer: string,
  consent: NewConsent,
  actor: Writer,
  now: Date,
): Promise<ConsentEntry> {
  await knownCustomer(db, customer)
  await changeableRecord(db, 'customer', customer, actor)
  const at = consent.at ?? now.toISOString()
  const { id } = await db
    .insertInto('crm_consent')
    .values({ ...consent, customer, at, actor: storedJson(plainActor(actor)) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...consent, id, at: new Date(at).toISOString(), actor: plainActor(actor) }
}
