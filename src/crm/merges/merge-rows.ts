/** The log of merges of records, as stored. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { Actor } from '../../model/actor.ts'
import type { FieldChange } from '../../model/crm/crm-record.ts'
import type { MergeableType } from '../../model/duplicate.ts'
import { storedJson } from '../../storage/records/stored-text.ts'
import type { Tables } from '../../storage/records/tables.ts'
import type { Db } from '../record-rows.ts'

/** Of the winner before and after the merge: what an undo needs to leave her as she was. */
const Before = z.object({
  version: z.number().describe('after the merge'),
  origins: z.record(z.string(), z.union([z.number(), z.literal('hand')])),
  sent: z.record(z.string(), z.object({ id: z.string(), digest: z.string() })),
  updatedAt: z.string(),
  updatedBy: Actor,
  told: z.string().nullable().describe('the interaction that told of the taken values'),
})
type Before = z.infer<typeof Before>

export type MergeRow = Omit<Selectable<Tables['crm_merge']>, 'before'> & { before: Before }

const asMerge = (row: Selectable<Tables['crm_merge']>): MergeRow => ({
  ...row,
  before: Before.parse(row.before),
})

export type NewMerge = {
  type: MergeableType
  winner: string
  loser: string
  at: Date
  actor: Actor
  reason: string
  state: MergeRow['state']
  changes: FieldChange[]
  before: Before
}

export async function addMerge(db: Transaction<Tables>, merge: NewMerge): Promise<number> {
  const { id } = await db
    .insertInto('crm_merge')
    .values({
      ...merge,
      actor: storedJson(merge.actor),
      changes: storedJson(merge.changes),
      before: storedJson(merge.before),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function mergeRow(db: Db, id: number): Promise<MergeRow | undefined> {
  const row = await db.selectFrom('crm_merge').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asMerge(row)
}

export async function mergeOfIdentity(db: Db, identityMerge: number): Promise<MergeRow | undefined> {
  const row = await db
    .selectFrom('crm_merge')
    .selectAll()
    .where('identity_merge', '=', identityMerge)
    .executeTakeFirst()
  return row && asMerge(row)
}

/** What a stop interrupted. */
export async function unfinishedMerges(db: Db): Promise<MergeRow[]> {
  const rows = await db
    .selectFrom('crm_merge')
    .selectAll()
    .where('state', 'in', ['merging', 'undoing'])
    .orderBy('id')
    .execute()
  return rows.map(asMerge)
}

export async function setMerge(
  db: Db,
  id: number,
  change: { state: MergeRow['state']; identityMerge?: number; undoneAt?: Date; undoneBy?: Actor },
): Promise<void> {
  await db
    .updateTable('crm_merge')
    .set({
      state: change.state,
      ...(change.identityMerge === undefined ? {} : { identity_merge: change.identityMerge }),
      ...(change.undoneAt ? { undone_at: change.undoneAt } : {}),
      ...(change.undoneBy ? { undone_by: storedJson(change.undoneBy) } : {}),
    })
    .where('id', '=', id)
    .execute()
}

export type MergeListRow = {
  source: 'm' | 'i'
  id: number
  type: MergeableType
  winner: string
  loser: string
  winner_label: string | null
  loser_label: string | null
  at: Date
  actor: string
  reason: string
  changes: FieldChange[]
  state: MergeRow['state']
  undone_at: Date | null
  undone_by: string | null
}

/** Merges of records, and those of ids alone, as of a visitor into a customer. Newest first. */
export async function mergesPage(
  db: Db,
  { limit, before, only }: { limit: number; before?: readonly [string, string]; only?: string },
): Promise<MergeListRow[]> {
  const { rows } = await sql<MergeListRow>`
    select log.*, coalesce(cw.label, ow.label) as winner_label, coalesce(cl.label, ol.label) as loser_label
    from (
      select 'm' as source, id, type, winner, loser, at, actor ->> 'name' as actor, reason, changes, state,
        undone_at, undone_by ->> 'name' as undone_by
      from crm_merge
      union all
      select 'i', id, 'customer', into_home::text, from_home::text, at, actor, evidence, '[]'::jsonb,
        case when removed_at is null then 'merged' else 'undone' end, removed_at, removed_by
      from identity_merge i where not exists (select 1 from crm_merge m where m.identity_merge = i.id)
    ) as log
    left join crm_customer cw on log.type = 'customer' and cw.id = log.winner
    left join crm_customer cl on log.type = 'customer' and cl.id = log.loser
    left join crm_company ow on log.type = 'company' and ow.id = log.winner
    left join crm_company ol on log.type = 'company' and ol.id = log.loser
    where true
      ${before ? sql`and (log.at, log.source || '-' || log.id) < (${before[0]}::timestamptz, ${before[1]}::text)` : sql``}
      ${only ? sql`and log.source || '-' || log.id = ${only}` : sql``}
    order by log.at desc, log.source || '-' || log.id desc limit ${limit}`.execute(db)
  return rows
}
