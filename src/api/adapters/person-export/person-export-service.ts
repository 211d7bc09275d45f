/** Gathers everything about one person from both stores and the files, for machines and for people. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readReceived } from '../../../connectors/erase-person.ts'
import { readConsents, readFiles, readRecordsAbout } from '../../../crm/erase/read-records.ts'
import type { Merges } from '../../../crm/merges/merges.ts'
import type { Reader } from '../../../crm/record-access.ts'
import { ownedSql } from '../../../ingest/erase/erase-interactions.ts'
import { warningsAbout } from '../../../ingest/erase/erase-warnings.ts'
import type { Identity } from '../../../ingest/identity/identity.ts'
import { AppError } from '../../../model/app-error.ts'
import type { Customer, MergeEntry, TimelinePage } from '../../../model/customer.ts'
import type { CustomerId } from '../../../model/customer-id.ts'
import { type PersonExport, personExportSchema } from '../../../model/person-export.ts'
import type { Journeys } from '../../../storage/journeys/connect.ts'
import type { Records } from '../../../storage/records/connect.ts'
import { readDeliveries } from '../../../webhooks/erase-deliveries.ts'
import { whoIsErased } from '../erasure/who-is-erased.ts'
import { personPage } from './person-page.ts'

type Needs = {
  records: Records
  journeys: Journeys
  identity: Pick<Identity, 'identifiers' | 'log'>
  customers: {
    get(id: CustomerId): Promise<Customer>
    timeline(
      customers: readonly CustomerId[],
      wish: { limit: number; cursor?: string },
      signal: AbortSignal,
    ): Promise<TimelinePage>
  }
  merges: Pick<Merges, 'page'>
  /** The folder with files of records. */
  files: string
  clock: () => Date
}

export type PersonExportService = ReturnType<typeof personExportService>

const pageOfInteractions = 500
const pageOfMerges = 500
/** Together; what is larger is named and fetched by itself. */
const mostBytesOfFiles = 20 * 1024 * 1024

const unlessMissing = async <Result>(reading: Promise<Result>): Promise<Result | null> => {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && error.code === 'customer.not-found') return null
    throw error
  }
}

/** A device of several people is linked to others too, who are not hers to know. */
const isHers =
  (names: ReadonlySet<string>) =>
  ({ into }: MergeEntry): boolean =>
    names.has(into)

export const personExportService = (needs: Needs) => {
  const { journeys, identity, customers, merges } = needs
  const { db } = needs.records

  async function interactionsOf(id: CustomerId, owned: Parameters<typeof ownedSql>[0]) {
    const signal = new AbortController().signal
    const { where, params } = ownedSql(owned)
    const said = await journeys.rows<{ message_id: string; traits: Record<string, string> }>(
      `SELECT message_id, traits FROM interactions WHERE ${where} AND length(traits) > 0`,
      params,
    )
    const traits = new Map(said.map((row) => [row.message_id, row.traits]))
    const found: PersonExport['interactions'] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const wish = { limit: pageOfInteractions, ...(cursor ? { cursor } : {}) }
      const { entries, next } = await customers.timeline([id], wish, signal)
      for (const entry of entries) found.push({ ...entry, traits: traits.get(entry.messageId) ?? {} })
      cursor = next
    }
    return found.reverse()
  }

  /** Files of records that are left out are left out with them. */
  async function filesOf(
    ids: readonly string[],
    records: PersonExport['records'],
  ): Promise<PersonExport['files']> {
    const shown = new Set(records.map(({ record: { type, id } }) => `${type} ${id}`))
    let room = mostBytesOfFiles
    const found: PersonExport['files'] = []
    for (const file of await readFiles(db, ids)) {
      if (!shown.has(`${file.type} ${file.record}`)) continue
      const fits = file.bytes <= room
      if (fits) room -= file.bytes
      const content = fits ? (await readFile(join(needs.files, file.id))).toString('base64') : null
      found.push({ ...file, content })
    }
    return found
  }

  async function mergesOf(ids: ReadonlySet<string>): Promise<PersonExport['merges']> {
    const found: PersonExport['merges'] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page: Awaited<ReturnType<Merges['page']>> = await merges.page({
        limit: pageOfMerges,
        ...(cursor ? { cursor } : {}),
      })
      found.push(...page.rows.filter(({ winner, loser }) => ids.has(winner.id) || ids.has(loser.id)))
      cursor = page.next
    }
    return found
  }

  async function warningsOf(names: Parameters<typeof warningsAbout>[1]): Promise<PersonExport['warnings']> {
    const { rows } = await sql<{ at: Date; reason: string; payload: string }>`
      select at, reason, payload from ingest_warning where id = any(${await warningsAbout(db, names)}::bigint[]) order by id`.execute(
      db,
    )
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
  }

  async function read(id: CustomerId, reader: Reader): Promise<PersonExport> {
    const { work } = await whoIsErased(needs, BigInt(id))
    const about = await readRecordsAbout(db, work.customers, reader)
    const person = await unlessMissing(customers.get(id))
    const owned = {
      homes: work.homes.map(BigInt),
      spans: work.spans.map(({ home, from, to }) => ({ home: BigInt(home), from, to })),
    }
    return {
      schema: personExportSchema,
      exportedAt: needs.clock().toISOString(),
      person,
      ...about,
      consents: await readConsents(db, work.customers),
      files: await filesOf(work.files, about.records),
      interactions: person ? await interactionsOf(id, owned) : [],
      identity: (await identity.log(BigInt(id))).filter(isHers(new Set([...work.users, ...work.homes]))),
      merges: await mergesOf(new Set(work.customers)),
      warnings: await warningsOf(work),
      received: await readReceived(db, work),
      told: await readDeliveries(db, work),
    }
  }

  return {
    read,
    page: async (id: CustomerId, reader: Reader): Promise<string> => personPage(await read(id, reader)),
  }
}
