/** The decisions of people that two customers are one: kept forever, in force until removed. */
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../../storage/records/tables.ts'

type Db = Kysely<Tables> | Transaction<Tables>

export type StoredMerge = {
  id: number
  from: bigint
  into: bigint
  at: Date
  rule: string
  actor: string
  evidence: string
  removedAt: Date | null
  removedBy: string | null
}

/** The merges in force, in memory: people make few of them. */
export class StandingMerges {
  readonly #into = new Map<bigint, bigint>()
  readonly #from = new Map<bigint, Set<bigint>>()

  add(from: bigint, into: bigint): void {
    this.#into.set(from, into)
    const others = this.#from.get(into) ?? new Set()
    this.#from.set(into, others.add(from))
  }

  remove(from: bigint): void {
    const into = this.#into.get(from)
    if (into === undefined) return
    this.#into.delete(from)
    this.#from.get(into)?.delete(from)
  }

  mergedInto(home: bigint): bigint | undefined {
    return this.#into.get(home)
  }

  /** The end of the chain of merges that starts here. */
  survivor(home: bigint): bigint {
    let last = home
    for (let next = this.#into.get(last); next !== undefined; next = this.#into.get(last)) last = next
    return last
  }

  /** Every home whose chain leads through this one, not counting itself. */
  through(home: bigint): bigint[] {
    const found: bigint[] = []
    const waiting = [...(this.#from.get(home) ?? [])]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      found.push(next)
      waiting.push(...(this.#from.get(next) ?? []))
    }
    return found
  }
}

export async function standingMerges(db: Db): Promise<StandingMerges> {
  const merges = new StandingMerges()
  const rows = await db
    .selectFrom('identity_merge')
    .select(['from_home', 'into_home'])
    .where('removed_at', 'is', null)
    .execute()
  for (const row of rows) merges.add(BigInt(row.from_home), BigInt(row.into_home))
  return merges
}

export async function writeMerge(
  db: Db,
  merge: { from: bigint; into: bigint; actor: string; evidence: string; at: Date },
): Promise<number> {
  const { id } = await db
    .insertInto('identity_merge')
    .values({
      from_home: merge.from,
      into_home: merge.into,
      rule: 'by hand',
      actor: merge.actor,
      evidence: merge.evidence,
      at: merge.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The merge that was in force, or undefined when there is none of this number. */
export async function removeMerge(
  db: Db,
  id: number,
  actor: string,
  at: Date,
): Promise<{ from: bigint; into: bigint } | undefined> {
  const row = await db
    .updateTable('identity_merge')
    .set({ removed_at: at, removed_by: actor })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning(['from_home', 'into_home'])
    .executeTakeFirst()
  return row && { from: BigInt(row.from_home), into: BigInt(row.into_home) }
}

/** Merges that touch any of these homes, removed ones too. */
export async function mergesOf(db: Db, homes: readonly bigint[]): Promise<StoredMerge[]> {
  if (homes.length === 0) return []
  const list = homes.map(String)
  const rows = await db
    .selectFrom('identity_merge')
    .selectAll()
    .where((where) => where.or([where('from_home', 'in', list), where('into_home', 'in', list)]))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    from: BigInt(row.from_home),
    into: BigInt(row.into_home),
    at: row.at,
    rule: row.rule,
    actor: row.actor,
    evidence: row.evidence,
    removedAt: row.removed_at,
    removedBy: row.removed_by,
  }))
}
