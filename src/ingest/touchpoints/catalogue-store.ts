/** The queries behind the catalogue of touchpoints. */
import { createHash } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Touchpoint } from '../../model/touchpoint.ts'
import { storedJson, storedText } from '../../storage/records/stored-text.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { guessMeaning } from './guess-touchpoint.ts'
import type { NewKind } from './kind-of-message.ts'
import { type FoundKind, keyOfKind } from './picture.ts'

type Db = Kysely<Tables>

export const allTouchpoints = async (db: Db): Promise<Touchpoint[]> =>
  (await db.selectFrom('touchpoint').selectAll().orderBy('id').execute()).map(asTouchpoint)

export const allKinds = (db: Db): Promise<FoundKind[]> =>
  db
    .selectFrom('kind')
    .select(['id', 'type', 'name', 'path', 'channel', 'found_touchpoint as found'])
    .orderBy('id')
    .execute()

/** Changes whenever this or another process has changed the catalogue. */
export async function stateOfCatalogue(db: Db): Promise<{ changes: number; revision: number }> {
  const { rows } = await sql<{ changes: number; revision: number }>`
    select coalesce((select (value->>'changes')::bigint from setting where key = ${stateKey}), 0) as changes,
      coalesce((select (value->>'revision')::bigint from setting where key = ${stateKey}), 0) as revision`.execute(
    db,
  )
  return rows[0] ?? { changes: 0, revision: 0 }
}

export async function saveStateOfCatalogue(
  db: Db,
  state: { changes: number; revision: number },
): Promise<void> {
  const value = JSON.stringify(state)
  await db
    .insertInto('setting')
    .values({ key: stateKey, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, updated_at: new Date() }))
    .execute()
}

/** One change of the catalogue at a time, among all processes; held until the transaction ends. */
export async function lockCatalogue(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(db)
}

export async function insertTouchpoints(
  db: Db,
  touchpoints: readonly Omit<Touchpoint, 'id'>[],
): Promise<Touchpoint[]> {
  if (touchpoints.length === 0) return []
  // Numbers are drawn in the order of the list.
  const { rows } = await sql<Selectable<Tables['touchpoint']>>`
    insert into touchpoint (name, channel, department, hidden, feeling, behaviour, amounts, origin, rules)
    select name, channel, department, hidden, feeling, behaviour, amounts, origin, rules
    from jsonb_array_elements(${storedJson(touchpoints)}::jsonb) with ordinality as given(value, place),
      jsonb_to_record(value) as one(name text, channel text, department text, hidden boolean, feeling smallint, behaviour text, amounts text, origin text, rules jsonb)
    order by place
    returning *`.execute(db)
  return rows.map(asTouchpoint).sort((a, b) => a.id - b.id)
}

export async function insertKinds(
  db: Db,
  kinds: readonly (NewKind & { found: number | null })[],
): Promise<FoundKind[]> {
  if (kinds.length === 0) return []
  const given = kinds.map((kind) => ({ ...kind, fingerprint: fingerprint(kind) }))
  const { rows } = await sql<FoundKind>`
    insert into kind (fingerprint, type, name, path, channel, found_touchpoint)
    select fingerprint, type, name, path, channel, found
    from jsonb_array_elements(${JSON.stringify(given)}::jsonb) with ordinality as given(value, place),
      jsonb_to_record(value) as one(fingerprint text, type text, name text, path text, channel text, found integer)
    order by place
    returning id, type, name, path, channel, found_touchpoint as found`.execute(db)
  return rows.sort((a, b) => a.id - b.id)
}

export async function updateTouchpoint(
  db: Db,
  { id, rules, name, department, ...columns }: Touchpoint,
): Promise<Touchpoint> {
  const row = await db
    .updateTable('touchpoint')
    .set({ ...columns, name: storedText(name), department: storedText(department), rules: storedJson(rules) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return asTouchpoint(row)
}

export async function deleteKinds(db: Db, ids: Iterable<number>): Promise<void> {
  await sql`delete from kind where id = any(${[...ids]}::integer[])`.execute(db)
}

export async function deleteTouchpoints(db: Db, ids: Iterable<number>): Promise<void> {
  await sql`delete from touchpoint where id = any(${[...ids]}::integer[])`.execute(db)
}

/** By number of the kind. */
export async function setFoundTouchpoints(db: Db, found: ReadonlyMap<number, number | null>): Promise<void> {
  if (found.size === 0) return
  const given = JSON.stringify([...found].map(([id, touchpoint]) => ({ id, touchpoint })))
  await sql`update kind set found_touchpoint = given.touchpoint
    from jsonb_to_recordset(${given}::jsonb) as given(id integer, touchpoint integer)
    where kind.id = given.id`.execute(db)
}

const stateKey = 'touchpoints.state'
/** Any number that no other lock of ours has. */
const lockNumber = 7_283_464_602

const fingerprint = (kind: NewKind): string => createHash('sha256').update(keyOfKind(kind)).digest('base64')

const asTouchpoint = ({ created_at, ...row }: Selectable<Tables['touchpoint']>): Touchpoint => {
  const { behaviour, amounts } = row
  if (behaviour && amounts) return { ...row, behaviour, amounts }
  const guessed = guessMeaning(row)
  return { ...row, behaviour: behaviour ?? guessed.behaviour, amounts: amounts ?? guessed.amounts }
}
