/** Receipts of erasures, the work that is still to be done, and the hashes that keep people from coming back. */
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../model/actor.ts'
import { appError } from '../../model/app-error.ts'
import type { Erasure, ErasureCounts } from '../../model/erasure.ts'
import { noteErasedChanged } from '../../storage/records/erased-people.ts'
import { storedJson } from '../../storage/records/stored-text.ts'
import type { Tables } from '../../storage/records/tables.ts'

type Db = Kysely<Tables> | Transaction<Tables>

/** Who is to be erased, as long as that is not done. Homes are decimal numbers. */
export const ErasureWork = z.object({
  customers: z.array(z.string()).describe('ids of her records'),
  homes: z.array(z.string()),
  spans: z.array(z.object({ home: z.string(), from: z.number(), to: z.number().nullable() })),
  users: z.array(z.string()),
  anonymous: z.array(z.string()),
  emails: z.array(z.string()),
  files: z.array(z.string()),
  records: z.array(z.string()).describe('ids of what is about her'),
  imports: z.array(z.number()).describe('that brought something of hers'),
  recordImports: z.array(z.number()).describe('that wrote something about her'),
})
export type ErasureWork = z.infer<typeof ErasureWork>

export async function beginErasure(
  db: Kysely<Tables>,
  wish: { actor: Actor; now: Date; counts: ErasureCounts; work: ErasureWork; hashes: readonly string[] },
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const { id } = await transaction
      .insertInto('erasure')
      .values({
        state: 'running',
        begun_at: wish.now,
        actor: storedJson(wish.actor),
        counts: storedJson(wish.counts),
        work: storedJson(wish.work),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`insert into erased_identifier (hash, erasure) select unnest(${[...wish.hashes]}::text[]), ${id}::bigint
      on conflict (hash) do update set erasure = excluded.erasure`.execute(transaction)
    await noteErasedChanged(transaction)
    return id
  })
}

export async function endErasure(db: Db, id: number, now: Date): Promise<void> {
  await db
    .updateTable('erasure')
    .set({ state: 'done', finished_at: now, work: null })
    .where('id', '=', id)
    .execute()
}

export async function runningErasures(db: Db): Promise<{ id: number; work: ErasureWork; actor: Actor }[]> {
  const rows = await db
    .selectFrom('erasure')
    .select(['id', 'work', 'actor'])
    .where('state', '=', 'running')
    .orderBy('id')
    .execute()
  return rows.map(({ id, work, actor }) => ({ id, actor, work: ErasureWork.parse(work) }))
}

type Row = Selectable<Tables['erasure']> & { identifiers: number }

const erasureOf = (row: Row): Erasure => ({
  id: row.id,
  state: row.state,
  begunAt: row.begun_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  actor: row.actor.name,
  counts: row.counts,
  identifiers: Number(row.identifiers),
  liftedAt: row.lifted_at?.toISOString() ?? null,
})

const withIdentifiers = (db: Db) =>
  db
    .selectFrom('erasure')
    .selectAll()
    .select((ask) =>
      ask
        .selectFrom('erased_identifier')
        .whereRef('erased_identifier.erasure', '=', 'erasure.id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('identifiers'),
    )

/** Newest first. */
export async function erasuresPage(
  db: Db,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<{ rows: Erasure[]; next: string | null }> {
  const found = await withIdentifiers(db)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit).map((row) => erasureOf({ ...row, identifiers: row.identifiers ?? 0 }))
  return { rows, next: found.length > limit ? String(rows.at(-1)?.id) : null }
}

export async function erasureWithId(db: Db, id: number): Promise<Erasure> {
  const row = await withIdentifiers(db).where('id', '=', id).executeTakeFirst()
  if (!row) throw appError('erasure.not-found', `There is no erasure ${id}. Reload the list.`, { id })
  return erasureOf({ ...row, identifiers: row.identifiers ?? 0 })
}

/** Returns the hashes that no longer count. */
export async function liftErasure(
  db: Kysely<Tables>,
  id: number,
  actor: Actor,
  now: Date,
): Promise<string[]> {
  return db.transaction().execute(async (transaction) => {
    const gone = await transaction
      .deleteFrom('erased_identifier')
      .where('erasure', '=', id)
      .returning('hash')
      .execute()
    await noteErasedChanged(transaction)
    await transaction
      .updateTable('erasure')
      .set({ lifted_at: now, lifted_by: storedJson(actor) })
      .where('id', '=', id)
      .execute()
    return gone.map(({ hash }) => hash)
  })
}

/** What a list of erasures holds of each: enough to do it again after a restore, and nothing of the person. */
export const ListedErasure = z.object({
  id: z.number(),
  begunAt: z.string(),
  liftedAt: z.string().nullable(),
  hashes: z.array(z.string()),
})
export type ListedErasure = z.infer<typeof ListedErasure>

export async function listedErasures(db: Db): Promise<ListedErasure[]> {
  const { rows } = await sql<{ id: number; begun: Date; lifted: Date | null; hashes: string[] }>`
    select e.id, e.begun_at as begun, e.lifted_at as lifted,
      array(select hash from erased_identifier i where i.erasure = e.id order by hash) as hashes
    from erasure e order by e.id`.execute(db)
  return rows.map(({ id, begun, lifted, hashes }) => ({
    ...{ id, hashes },
    begunAt: begun.toISOString(),
    liftedAt: lifted?.toISOString() ?? null,
  }))
}
