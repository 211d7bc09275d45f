/** Lists as people want to see them again. */
import { appError } from '../model/app-error.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import type { SavedView, SavedViewDesign } from '../model/crm/saved-view.ts'
import { storedJson } from '../storage/records/stored-text.ts'
import type { Db } from './record-rows.ts'

/** Her own, and what others share. */
export async function savedViews(db: Db, owner: string, type?: RecordType): Promise<SavedView[]> {
  const rows = await db.selectFrom('crm_view').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows
    .map(({ id, version, owner, design }) => ({ ...design, id, version, owner }))
    .filter((view) => (view.owner === owner || view.shared) && (type === undefined || view.type === type))
}

export async function makeView(
  db: Db,
  id: string,
  owner: string,
  design: SavedViewDesign,
): Promise<SavedView> {
  await db
    .insertInto('crm_view')
    .values({ id, owner, design: storedJson(design) })
    .execute()
  return { ...design, id, version: 1, owner }
}

async function ownView(db: Db, owner: string, id: string): Promise<SavedView> {
  const view = (await savedViews(db, owner)).find((one) => one.id === id && one.owner === owner)
  if (!view) throw appError('record.not-found', `You have no view ${id}. Reload the list of views.`)
  return view
}

export async function changeView(
  db: Db,
  owner: string,
  id: string,
  version: number,
  design: SavedViewDesign,
): Promise<SavedView> {
  const known = await ownView(db, owner, id)
  const changed = await db
    .updateTable('crm_view')
    .set({ design: storedJson(design), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (!changed)
    throw appError('record.changed', 'This view was changed meanwhile. Look at it and try again.', {
      version: known.version,
    })
  return { ...design, id, version: changed.version, owner }
}

export async function removeView(db: Db, owner: string, id: string): Promise<void> {
  await ownView(db, owner, id)
  await db.deleteFrom('crm_view').where('id', '=', id).execute()
}
