/** Where a record stands in a list and who stands beside it, so that a list of any length is gone through record by record. */
import { sql } from 'kysely'
import type { PlaceInList } from '../model/crm/crm-record.ts'
import {
  countRecords,
  countUpTo,
  isBefore,
  type ListSetting,
  type ListWish,
  listCondition,
  orderOf,
  type Place,
  readCursor,
  rowsBefore,
  rowsBehind,
  writeCursor,
} from './list-records.ts'
import { tableOf } from './record-columns.ts'
import type { Db } from './record-rows.ts'
import type { RecordShape } from './record-shape.ts'

export type PlaceWish = Pick<ListWish, 'filter' | 'sort' | 'deleted'> & {
  /** `from` of an answer before: where the record stood when somebody came to it */
  from?: string | undefined
}

export async function placeInList(
  db: Db,
  shape: RecordShape,
  id: string,
  wish: PlaceWish,
  setting: ListSetting,
): Promise<PlaceInList> {
  const order = orderOf(shape, wish.sort)
  const listed = listCondition(shape, wish, setting)
  const { rows } = await sql<{ value: string | null; listed: boolean }>`
    select ${order.expression.sql}::text as value, ${listed} as listed
    from ${sql.table(tableOf(shape.type))} t where t.id = ${id}::text`.execute(db)
  const now: Place = { value: rows[0]?.value ?? null, id }
  // A record that was changed meanwhile may have moved; whoever goes through the list stays where she was.
  const here = wish.from === undefined ? now : readCursor(wish.from, order.sort)
  const others = sql`${listed} and t.id <> ${id}::text`
  const [before] = await rowsBefore(db, shape, others, order, 1, here)
  const [behind] = await rowsBehind(db, shape, others, order, 1, { after: here, at: 0 })
  const neighbour = (found: typeof before) =>
    found
      ? {
          id: found.row.id,
          label: found.row.label,
          from: writeCursor(order.sort, { value: found.place, id: found.row.id }),
        }
      : null
  const inFront = await countUpTo(db, shape, sql`${others} and ${isBefore(order, here)}`)
  return {
    isListed: rows[0]?.listed === true,
    place: { n: inFront.n + 1, exact: inFront.exact },
    total: await countRecords(db, shape, { ...wish, limit: 1 }, setting),
    from: writeCursor(order.sort, here),
    previous: neighbour(before),
    next: neighbour(behind),
  }
}
