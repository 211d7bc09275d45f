/**
 * Whose address is this? Only where exactly one customer has it, and it is nobody's own id: else it says nothing. The
 * address of who was merged into her is hers too.
 */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../storage/records/tables.ts'
import { standingId, standingOrMerged } from './same-records.ts'

const atOnce = 500

/** Address in small letters → the id under which her interactions are sent. */
export async function customersByEmail(
  db: Kysely<Tables>,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let from = 0; from < emails.length; from += atOnce) {
    const part = emails.slice(from, from + atOnce)
    const { rows } = await sql<{ address: string; external_id: string }>`
      select lower(email) as address, (array_agg(external_id order by merged_into is not null, id))[1] as external_id
      from ${standingOrMerged('customer')} as crm_customer
      where lower(email) = any(${part}::text[]) and email is not null and external_id is not null
        and not exists (select 1 from crm_customer own where own.external_id = lower(crm_customer.email) and own.deleted_at is null
          and own.external_id <> crm_customer.external_id)
      group by lower(email) having count(distinct ${standingId('customer', 'crm_customer')}) = 1`.execute(db)
    for (const { address, external_id } of rows) found.set(address, external_id)
  }
  return found
}
