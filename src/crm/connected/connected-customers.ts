/** Customers as other systems know them: made where there are none, told what is newer, and what they agreed to. */
import { sql, type Transaction } from 'kysely'
import type { ConnectedCustomer } from '../../model/connected-record.ts'
import type { FieldValue, FieldValues } from '../../model/crm/field-value.ts'
import { storedJson } from '../../storage/records/stored-text.ts'
import type { Tables } from '../../storage/records/tables.ts'
import type { AnyWrite } from '../apply-write.ts'
import { MadeMeanwhile } from '../made-once.ts'
import { customerIdOf } from '../record-id.ts'
import type { StoredRecord } from '../stored-record.ts'
import { writeWithin } from '../write-records.ts'
import { type ConnectedRow, lockConnected, saveConnected } from './connected-rows.ts'
import { hear } from './hear.ts'
import type { Setting } from './write-things.ts'

export type WrittenCustomers = {
  changed: StoredRecord[]
  /** Ids of customers that are there. */
  known: Set<string>
  /** Ids of those whom nobody may bring back. */
  refused: Set<string>
  problems: Map<ConnectedCustomer, string>
}

type Existing = 'there' | 'deleted by people' | 'gone by itself'

async function existing(db: Transaction<Tables>, ids: readonly string[]): Promise<Map<string, Existing>> {
  const { rows } = await sql<{ id: string; state: Existing }>`
    select id, case when deleted_at is null then 'there' when updated_by ->> 'kind' = 'system'
      then 'gone by itself' else 'deleted by people' end as state
    from crm_customer where id = any(${[...ids]}::text[]) order by id for update`.execute(db)
  return new Map(rows.map(({ id, state }) => [id, state]))
}

type Entry = ConnectedCustomer['consents'][number] & { customer: string }

/** An entry that is there already is not added again. */
async function addConsents(
  db: Transaction<Tables>,
  entries: readonly Entry[],
  { actor, name }: Setting & { name: string },
): Promise<void> {
  if (entries.length === 0) return
  await sql`insert into crm_consent (customer, channel, purpose, state, source, at, actor)
    select distinct x.customer, x.channel, x.purpose, x.state, ${name}, x.at, ${storedJson(actor)}::jsonb
    from jsonb_to_recordset(${storedJson(entries)}::jsonb)
      as x(customer text, channel text, purpose text, state text, at timestamptz)
    where not exists (select from crm_consent c where c.customer = x.customer and c.channel = x.channel
      and c.purpose = x.purpose and c.state = x.state and c.at = x.at)
    order by x.at`.execute(db)
}

/** What this system says of each now: an older word does not bring back what it emptied since. */
async function hearCustomers(
  db: Transaction<Tables>,
  customers: readonly ConnectedCustomer[],
  source: string,
): Promise<{ heard: Map<ConnectedCustomer, FieldValues>; rows: ConnectedRow[] }> {
  const speaking = customers.filter(({ values }) => Object.keys(values).length > 0)
  const ids = speaking.map(({ userId }) => customerIdOf(userId))
  const rows = speaking.length > 0 ? await lockConnected(db, source, 'customer', ids) : new Map()
  const heard = new Map<ConnectedCustomer, FieldValues>()
  for (const customer of speaking) {
    const id = customerIdOf(customer.userId)
    const row: ConnectedRow | undefined = rows.get(id)
    if (!row) continue
    const { said, news } = hear(row.said, customer.values, customer.at)
    const isSo = ([field, value]: [string, FieldValue]) =>
      value === null ? news.includes(field) : said[field]?.value !== null
    heard.set(customer, Object.fromEntries(Object.entries(customer.values).filter(isSo)))
    rows.set(id, { ...row, said, record: id })
  }
  return { heard, rows: [...rows.values()] }
}

export async function writeConnectedCustomers(
  db: Transaction<Tables>,
  customers: readonly ConnectedCustomer[],
  companies: ReadonlyMap<string, string>,
  setting: Setting & { name: string },
): Promise<WrittenCustomers> {
  const { actor, now, erased, source } = setting
  const { heard, rows } = await hearCustomers(db, customers, source)
  const idOf = ({ userId }: ConnectedCustomer) => customerIdOf(userId)
  const found = await existing(db, customers.map(idOf))
  const problems = new Map<ConnectedCustomer, string>()
  const refused = new Set<string>()
  const made = new Set<string>()
  const written: ConnectedCustomer[] = []
  const writes = customers.flatMap((customer): AnyWrite[] => {
    const id = idOf(customer)
    const before = made.has(id) ? 'there' : found.get(id)
    // What people deleted stays deleted.
    if (before === 'deleted by people') return []
    const company = customer.company ? companies.get(customer.company) : undefined
    const own = heard.get(customer) ?? {}
    const values = company ? { ...own, company } : own
    const learntAt = customer.at
    const wanted: AnyWrite[] =
      before === undefined
        ? [{ do: 'create', values: { ...values, externalId: customer.userId }, learntAt }]
        : [
            ...(before === 'gone by itself' ? [{ do: 'restore' as const, id }] : []),
            ...(Object.keys(values).length > 0 ? [{ do: 'update' as const, id, values, learntAt }] : []),
          ]
    made.add(id)
    for (const _ of wanted) written.push(customer)
    return wanted
  })
  const { results, changed } =
    writes.length > 0
      ? await writeWithin(db, { type: 'customer', writes, actor, now }, erased)
      : { results: [], changed: [] }
  for (const result of results) {
    const customer = written[result.index]
    if (!customer || result.status !== 'refused') continue
    // Somebody made her record between two looks; what is written is judged anew.
    if (result.code === 'record.conflict') throw new MadeMeanwhile(result.message)
    problems.set(customer, result.message)
    if (!found.has(idOf(customer)) || result.code === 'record.erased') refused.add(idOf(customer))
  }
  const known = new Set(
    [...made, ...[...found].flatMap(([id, state]) => (state === 'there' ? [id] : []))].filter(
      (id) => !refused.has(id),
    ),
  )
  await saveConnected(
    db,
    source,
    'customer',
    rows.filter(({ key }) => known.has(key)),
  )
  const consents = customers.flatMap((one) =>
    one.consents.map((entry) => ({ ...entry, customer: idOf(one) })),
  )
  const ofKnown = consents.filter(({ customer }) => known.has(customer))
  await addConsents(db, ofKnown, setting)
  return { changed, known, refused, problems }
}
