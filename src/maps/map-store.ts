/** Designed maps in the records store, every version kept. */
import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { appError } from '../model/app-error.ts'
import { type JourneyMap, MapDesign } from '../model/journey-map.ts'
import type { Tables } from '../storage/records/tables.ts'

export type MapVersion = { version: number; createdAt: string; actor: string; name: string }

export type MapStore = {
  list(): Promise<JourneyMap[]>
  get(id: string): Promise<JourneyMap>
  create(design: MapDesign, actor: string): Promise<JourneyMap>
  /** Fails with 'request.precondition-failed' when the map has moved on since `version`. */
  change(id: string, design: MapDesign, version: number, actor: string): Promise<JourneyMap>
  remove(id: string): Promise<void>
  versions(id: string): Promise<MapVersion[]>
  version(id: string, version: number): Promise<JourneyMap>
  restore(id: string, version: number, actor: string): Promise<JourneyMap>
}

const toMap = (row: Selectable<Tables['map']>): JourneyMap => ({
  id: row.id,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  design: MapDesign.parse(row.design),
})

const notFound = (id: string) =>
  appError(
    'map.not-found',
    'There is no such map; it may have been deleted. Open Maps to see those there are.',
    { id },
  )

export function createMapStore(db: Kysely<Tables>): MapStore {
  const live = () => db.selectFrom('map').selectAll().where('deleted_at', 'is', null)

  const get = async (id: string): Promise<JourneyMap> => {
    const row = await live().where('id', '=', id).executeTakeFirst()
    if (!row) throw notFound(id)
    return toMap(row)
  }

  const version = async (id: string, number: number): Promise<JourneyMap> => {
    const map = await get(id)
    const row = await db
      .selectFrom('map_version')
      .selectAll()
      .where('map_id', '=', id)
      .where('version', '=', number)
      .executeTakeFirst()
    if (!row) throw appError('map.not-found', `This map has no version ${number}.`, { id, version: number })
    return { ...map, version: number, updatedAt: row.at.toISOString(), design: MapDesign.parse(row.design) }
  }

  const change = async (
    id: string,
    design: MapDesign,
    expected: number,
    actor: string,
  ): Promise<JourneyMap> => {
    await get(id)
    return db.transaction().execute(async (trx) => {
      const row = await trx
        .updateTable('map')
        .set({ design: JSON.stringify(design), version: expected + 1, updated_at: new Date() })
        .where('id', '=', id)
        .where('version', '=', expected)
        .returningAll()
        .executeTakeFirst()
      if (!row) {
        const now = await trx.selectFrom('map').select('version').where('id', '=', id).executeTakeFirst()
        throw appError(
          'request.precondition-failed',
          'Somebody else has changed this map meanwhile. Reload it and apply your change again.',
          { version: now?.version },
        )
      }
      await keepVersion(trx, row, actor)
      return toMap(row)
    })
  }

  return {
    list: async () => (await live().orderBy('created_at').orderBy('id').execute()).map(toMap),
    get,
    create: (design, actor) =>
      db.transaction().execute(async (trx) => {
        const row = await trx
          .insertInto('map')
          .values({ id: randomUUID(), version: 1, design: JSON.stringify(design) })
          .returningAll()
          .executeTakeFirstOrThrow()
        await keepVersion(trx, row, actor)
        return toMap(row)
      }),
    change,
    async remove(id) {
      await get(id)
      await db.updateTable('map').set({ deleted_at: new Date() }).where('id', '=', id).execute()
    },
    async versions(id) {
      await get(id)
      const rows = await db
        .selectFrom('map_version')
        .selectAll()
        .where('map_id', '=', id)
        .orderBy('version', 'desc')
        .execute()
      return rows.map((row) => ({
        version: row.version,
        createdAt: row.at.toISOString(),
        actor: row.actor,
        name: MapDesign.parse(row.design).name,
      }))
    },
    version,
    async restore(id, number, actor) {
      const [current, old] = [await get(id), await version(id, number)]
      return change(id, old.design, current.version, actor)
    },
  }
}

async function keepVersion(db: Kysely<Tables>, row: Selectable<Tables['map']>, actor: string): Promise<void> {
  await db
    .insertInto('map_version')
    .values({ map_id: row.id, version: row.version, design: JSON.stringify(row.design), actor })
    .execute()
}
