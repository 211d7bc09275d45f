/** The evidence of who is who, as kept in the records store. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { storedText } from '../../storage/records/stored-text.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { type LinkEvidence, type LinkKind, maxIdentifiersPerCustomer, maxUsersPerDevice } from './evidence.ts'

type Db = Kysely<Tables> | Transaction<Tables>

// PostgreSQL text holds no NUL; homes are hashed from the untouched id, so nothing is confused by this.
const storable = (text: string): string => storedText(text)

const decimals = (homes: Iterable<bigint>): string[] => [...homes].map(String)

/**
 * The links of these homes, looked up home by home: the embedded store counts no table by itself, so that asked for
 * all at once it would read every link there is.
 */
export const storedLinksOf = (column: 'from_home' | 'user_home', homes: Iterable<bigint>) => sql<Row>`(
  select link.* from unnest(${decimals(new Set(homes))}::numeric[]) as wanted(home)
  cross join lateral (select * from identity_link where ${sql.ref(column)} = wanted.home offset 0) as link)`

/** Keeps the earliest proof of each pair; the same evidence again changes nothing. */
export async function keepLinks(db: Db, links: readonly LinkEvidence[]): Promise<void> {
  if (links.length === 0) return
  await sql`
    insert into identity_link (kind, from_home, from_value, user_home, user_value, at, rank, message, message_id)
    select * from unnest(
      ${links.map((link) => link.kind)}::text[], ${decimals(links.map((link) => link.from))}::numeric[],
      ${links.map((link) => storable(link.fromValue))}::text[], ${decimals(links.map((link) => link.user))}::numeric[],
      ${links.map((link) => storable(link.userValue))}::text[],
      ${links.map((link) => new Date(link.at).toISOString())}::timestamptz[],
      ${links.map((link) => link.rank)}::bigint[], ${decimals(links.map((link) => link.message))}::numeric[],
      ${links.map((link) => storable(link.messageId))}::text[])
    on conflict (from_home, user_home, kind) do update
      set at = excluded.at, rank = excluded.rank, message = excluded.message, message_id = excluded.message_id
      where (excluded.at, excluded.rank, excluded.message) < (identity_link.at, identity_link.rank, identity_link.message)
  `.execute(db)
}

export type DroppedLink = { from: bigint; user: bigint; kind: LinkKind }

/** Homes with more than one link: the others need no second look. */
export async function homesOfSeveralLinks(db: Db, homes: Iterable<bigint>): Promise<Set<bigint>> {
  const { rows } = await sql<{ from_home: string }>`
    select from_home from ${storedLinksOf('from_home', homes)} as link group by from_home having count(*) > 1
  `.execute(db)
  return new Set(rows.map((row) => BigInt(row.from_home)))
}

/** Drops the newest links of users with too many identifiers, and of devices with more users than matter. */
export async function dropLinksOverLimit(
  db: Db,
  ofUsers: Iterable<bigint>,
  ofDevices: Iterable<bigint>,
): Promise<DroppedLink[]> {
  const { rows } = await sql<{ kind: LinkKind; from_home: string; user_home: string }>`
    with crowded_user as (
      select user_home from ${storedLinksOf('user_home', ofUsers)} as link
      group by user_home having count(*) > ${sql.lit(maxIdentifiersPerCustomer)}
    ), crowded_device as (
      select from_home from ${storedLinksOf('from_home', ofDevices)} as link
      group by from_home having count(*) > ${sql.lit(maxUsersPerDevice + 1)}
    ), numbered as (
      select id, row_number() over (partition by user_home order by at, rank, message) as place,
        ${sql.lit(maxIdentifiersPerCustomer)} as allowed
      from identity_link where user_home in (select user_home from crowded_user)
      union all
      select id, row_number() over (partition by from_home order by at, rank, message), ${sql.lit(maxUsersPerDevice + 1)}
      from identity_link where from_home in (select from_home from crowded_device)
    )
    delete from identity_link where id in (select id from numbered where place > allowed)
    returning kind, from_home, user_home
  `.execute(db)
  return rows.map((row) => ({
    kind: row.kind,
    from: BigInt(row.from_home),
    user: BigInt(row.user_home),
  }))
}

export type StoredLink = LinkEvidence & { id: number }

type Row = {
  id: number
  kind: LinkKind
  from_home: string
  from_value: string
  user_home: string
  user_value: string
  at: Date
  rank: number
  message: string
  message_id: string
}

const linkOf = (row: Row): StoredLink => ({
  id: row.id,
  kind: row.kind,
  from: BigInt(row.from_home),
  fromValue: row.from_value,
  user: BigInt(row.user_home),
  userValue: row.user_value,
  at: row.at.getTime(),
  rank: row.rank,
  message: BigInt(row.message),
  messageId: row.message_id,
})

export async function linksFrom(db: Db, homes: readonly bigint[]): Promise<StoredLink[]> {
  if (homes.length === 0) return []
  const { rows } = await sql<Row>`select * from ${storedLinksOf('from_home', homes)} as link`.execute(db)
  return rows.map(linkOf)
}

export async function linksToUsers(db: Db, users: readonly bigint[]): Promise<StoredLink[]> {
  if (users.length === 0) return []
  const { rows } = await sql<Row>`select * from ${storedLinksOf('user_home', users)} as link`.execute(db)
  return rows.map(linkOf)
}

export async function dropLinks(db: Db, links: readonly StoredLink[]): Promise<void> {
  const ids = links.map((link) => link.id)
  await sql`delete from identity_link where id = any(${ids}::bigint[])`.execute(db)
}

export async function aliasLinks(db: Db): Promise<{ from: bigint; fromValue: string }[]> {
  const rows = await db
    .selectFrom('identity_link')
    .select(['from_home', 'from_value'])
    .where('kind', '=', 'alias')
    .execute()
  return rows.map((row) => ({ from: BigInt(row.from_home), fromValue: row.from_value }))
}

export async function markStale(db: Db, homes: Iterable<bigint>): Promise<void> {
  const list = decimals(homes)
  if (list.length === 0) return
  await sql`insert into identity_stale (home) select unnest(${list}::numeric[]) on conflict do nothing`.execute(
    db,
  )
}

export async function staleHomes(db: Db): Promise<bigint[]> {
  const rows = await db.selectFrom('identity_stale').select('home').execute()
  return rows.map((row) => BigInt(row.home))
}

export async function markSettled(db: Db, homes: Iterable<bigint>): Promise<void> {
  const list = decimals(homes)
  if (list.length === 0) return
  await sql`delete from identity_stale where home = any(${list}::numeric[])`.execute(db)
}
