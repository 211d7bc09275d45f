/** Every record about one person with its whole history, for the copy that is handed to her; private notes of others are left out. */
import { sql } from 'kysely'
import type { Labels } from '../../model/crm/crm-record.ts'
import type { PersonExport } from '../../model/person-export.ts'
import { authorKey, isSeenBy, type Reader } from '../record-access.ts'
import { historyOf, shownSince } from '../record-history.ts'
import { type Db, readRecords } from '../record-rows.ts'
import { shapeOf } from '../record-shape.ts'
import { labelsOf, relatedRecords } from '../related-records.ts'
import { crmRecord } from '../stored-record.ts'
import { recordsAbout } from './records-about.ts'

const mostChanges = 100_000

export async function readRecordsAbout(
  db: Db,
  customers: readonly string[],
  reader: Reader,
): Promise<Pick<PersonExport, 'records' | 'labels' | 'leftOut'>> {
  const records: PersonExport['records'] = []
  let privateNotes = 0
  let labels: Labels = {}
  for (const [type, ids] of await recordsAbout(db, customers)) {
    const all = await readRecords(db, type, [...ids])
    const stored = all.filter((record) => isSeenBy(record, reader))
    privateNotes += all.length - stored.length
    const { fields } = await shapeOf(db, type)
    const values = stored.map((record) => record.values)
    labels = { ...labels, ...labelsOf(await relatedRecords(db, fields, values), reader && authorKey(reader)) }
    for (const record of stored)
      records.push({
        record: crmRecord(record),
        history: await historyOf(db, type, record.id, {
          limit: mostChanges,
          since: await shownSince(db, record, reader),
        }),
      })
  }
  return { records, labels, leftOut: { privateNotes } }
}

export async function readConsents(db: Db, customers: readonly string[]): Promise<PersonExport['consents']> {
  const { rows } = await sql<Omit<PersonExport['consents'][number], 'at'> & { at: Date }>`
    select id, channel, purpose, state, source, at, actor from crm_consent
    where customer = any(${[...customers]}::text[]) order by at, id`.execute(db)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

export async function readFiles(
  db: Db,
  ids: readonly string[],
): Promise<Omit<PersonExport['files'][number], 'content'>[]> {
  const { rows } = await sql<Omit<PersonExport['files'][number], 'content' | 'at'> & { at: Date }>`
    select id, type, record, name, media, bytes, at, actor from crm_file
    where id = any(${[...ids]}::text[]) and removed_at is null order by id`.execute(db)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
