/** Connections on the whole way in, for tests of what other systems bring. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type ConnectionsParts, createConnections } from '../../src/connectors/connections.ts'
import { createBroughtRecords } from '../../src/crm/connected/brought-records.ts'
import { createGoneRows } from '../../src/crm/connected/gone-rows.ts'
import { createConnectedWriter } from '../../src/crm/connected/write-connected.ts'
import { createRowsPreview, createRowsWriter } from '../../src/crm/transfer/import/open-rows.ts'
import { createImporter } from '../../src/ingest/import/importer.ts'
import { scoreText } from '../../src/journey/emotion/score-text.ts'
import type { Removal } from '../../src/model/brought.ts'
import { givenIngest } from './given-ingest.ts'

export type GivenConnections = Awaited<ReturnType<typeof givenConnections>>

export type StoredInteraction = {
  event: string
  at: string
  user: string
  anonymous: string
  messageId: string
  value: number
  currency: string
  score: number
  text: string
  properties: Record<string, unknown>
}

export async function givenConnections(changes: Partial<ConnectionsParts> = {}) {
  const given = await givenIngest()
  const known = new Map<string, string>()
  const troubles: unknown[] = []
  const uploads = join(given.directory, 'uploads')
  await mkdir(uploads, { recursive: true })
  const removals: Removal[] = []
  const importer = await createImporter({
    ...{ records: given.records, journeys: given.journeys, catalogue: given.catalogue },
    ...{ directory: given.directory, mayStill: async () => {}, scoreText },
    onChanged: async () => ({}),
    onError: (error) => troubles.push(error),
  })
  const parts: ConnectionsParts = {
    db: given.records.db,
    secret: 'the secret of this installation',
    accept: given.ingest.accept,
    retract: given.ingest.retract,
    writeRecords: createConnectedWriter({
      db: given.records.db,
      clock: () => new Date(),
      onChanged: () => {},
    }),
    openRows: createRowsWriter({ db: given.records.db, clock: () => new Date(), onChanged: () => {} }),
    openGone: createGoneRows({
      ...{ db: given.records.db, clock: () => new Date(), onChanged: () => {} },
      toldElsewhere: importer.brought.toldElsewhere,
    }),
    previewRows: createRowsPreview({ db: given.records.db, clock: () => new Date() }),
    knownAddresses: async (emails) =>
      new Map(emails.flatMap((email) => (known.has(email) ? [[email, known.get(email) ?? '']] : []))),
    mayStill: async () => {},
    brought: {
      interactions: importer.brought,
      records: createBroughtRecords({
        ...{ db: given.records.db, clock: () => new Date(), onChanged: () => {} },
        toldElsewhere: importer.brought.toldElsewhere,
      }),
    },
    onRemoved: (_connection, removal) => removals.push(removal),
    importFile: () => Promise.reject(new Error('no files here')),
    surroundings: {
      now: () => new Date(),
      calls: { open: () => Promise.reject(new Error('nobody calls out here')) },
      folder: undefined,
      uploads,
    },
    onChanged: () => {},
    onTrouble: (error) => troubles.push(error),
    pollMs: undefined,
    firstRetrySeconds: 0.2,
    ...changes,
  }
  const connections = createConnections(parts)
  return {
    ...given,
    connections,
    parts,
    /** addresses of customers */
    known,
    troubles,
    importer,
    /** What was taken back with connections that were removed. */
    removals,
    /** Runs it now, and resolves when it has ended. */
    async ran(id: string) {
      await connections.run(id, { again: false })
      await connections.runner.idle()
      return connections.get(id)
    },
    /** In the order of time, without introductions. */
    async stored(): Promise<StoredInteraction[]> {
      const kinds = new Map(given.catalogue.kinds().map(({ id, name }) => [id, name]))
      const rows = await given.journeys.rows<Record<string, string>>(
        `SELECT kind, toString(at) AS at, user_id, anonymous_id, message_id, value, currency, score, text, properties
         FROM interactions ORDER BY at, message_id`,
      )
      return rows
        .map((row) => ({
          event: kinds.get(Number(row.kind)) ?? '',
          at: row.at ?? '',
          user: row.user_id ?? '',
          anonymous: row.anonymous_id ?? '',
          messageId: row.message_id ?? '',
          value: Number(row.value),
          currency: row.currency ?? '',
          score: Number(row.score),
          text: row.text ?? '',
          properties: JSON.parse(row.properties || '{}') as Record<string, unknown>,
        }))
        .filter(({ event }) => event !== '')
    },
    async close() {
      await connections.close()
      await importer.close()
      await given.remove()
    },
  }
}
