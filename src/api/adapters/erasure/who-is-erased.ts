/** Everything that is one person's, in both stores, before it is erased. */
import { readReceived } from '../../../connectors/erase-person.ts'
import { addressesOfOthers, countRecords, idsAbout, knownNames } from '../../../crm/erase/erase-records.ts'
import type { ErasureWork } from '../../../crm/erase/erasure-rows.ts'
import { withMerged } from '../../../crm/erase/records-about.ts'
import { importsThatWrote } from '../../../crm/transfer/import/erase-from-imports.ts'
import { countInteractions, ownedSql } from '../../../ingest/erase/erase-interactions.ts'
import { warningsAbout } from '../../../ingest/erase/erase-warnings.ts'
import type { Identity } from '../../../ingest/identity/identity.ts'
import { homeOf } from '../../../journey/hash.ts'
import { appError } from '../../../model/app-error.ts'
import type { ErasureCounts } from '../../../model/erasure.ts'
import type { Journeys } from '../../../storage/journeys/connect.ts'
import type { Records } from '../../../storage/records/connect.ts'
import { deliveriesAbout } from '../../../webhooks/erase-deliveries.ts'

type Needs = { records: Records; journeys: Journeys; identity: Pick<Identity, 'identifiers'> }

/** `alone`: homes under which she may not come back. */
export type WhoIsErased = { label: string; work: ErasureWork; counts: ErasureCounts; alone: bigint[] }

async function importsOf({ journeys }: Needs, owned: Parameters<typeof ownedSql>[0]): Promise<number[]> {
  const { where, params } = ownedSql(owned)
  const rows = await journeys.rows<{ import: number }>(
    `SELECT DISTINCT import FROM interactions WHERE import > 0 AND ${where}`,
    params,
  )
  return rows.map((row) => row.import)
}

async function rowsOf({ journeys }: Needs, table: string, homes: readonly bigint[]): Promise<number> {
  const [row] = await journeys.rows<{ n: string }>(
    `SELECT count() AS n FROM ${table} FINAL WHERE customer IN {homes:Array(UInt64)}`,
    { homes },
  )
  return Number(row?.n ?? 0)
}

/** `customer`: the number of any of hers. */
export async function whoIsErased(needs: Needs, customer: bigint): Promise<WhoIsErased> {
  const { db } = needs.records
  const first = await withMerged(db, [String(customer)])
  const { customer: survivor } = await needs.identity.identifiers(customer, { users: [], emails: [] })
  const records = [...new Set([...first, ...(await withMerged(db, [String(survivor)]))])]
  const { label, users, emails } = await knownNames(db, records)
  const found = await needs.identity.identifiers(survivor, { users, emails })
  const { owned, names } = found
  const customers = [...new Set([...records, ...owned.homes.map(String)])]
  const interactions = await countInteractions(needs.journeys, owned)
  if (records.length === 0 && interactions === 0)
    throw appError(
      'customer.not-found',
      `There is no customer ${customer}. She may have been erased already.`,
      {
        customer: String(customer),
      },
    )
  const taken = new Set(
    (await addressesOfOthers(db, names.emails, customers)).map((email) => homeOf('email', email)),
  )
  const about = await idsAbout(db, customers)
  const work: ErasureWork = {
    ...{ customers, ...about },
    users: [...names.users],
    anonymous: [...names.anonymous],
    emails: [...names.emails],
    homes: owned.homes.map(String),
    spans: owned.spans.map(({ home, from, to }) => ({ home: String(home), from, to })),
    imports: await importsOf(needs, owned),
    recordImports: await importsThatWrote(db, about.records),
  }
  const alone = found.alone.filter((home) => !taken.has(home))
  // Who knows no id of hers, such as a mailbox, brings her under her address as one.
  const asUsers = names.emails
    .filter((email) => alone.includes(homeOf('email', email)))
    .map((email) => homeOf('user', email))
  const counts: ErasureCounts = {
    interactions,
    identifiers: names.users.length + names.anonymous.length + names.emails.length,
    ...(await countRecords(db, { customers, users: names.users })),
    warnings: (await warningsAbout(db, names)).length,
    'messages to webhooks': (await deliveriesAbout(db, work)).length,
    'received payloads': (await readReceived(db, names)).length,
    'journey rows': await rowsOf(needs, 'journeys', owned.homes),
    'contributions to maps': await rowsOf(needs, 'map_journeys', owned.homes),
  }
  return {
    label: label || names.users[0] || names.emails[0] || String(survivor),
    work,
    counts: Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0)),
    alone: [...alone, ...asUsers],
  }
}
