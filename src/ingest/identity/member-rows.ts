/** Memberships as the journeys store knows them, and what its interactions say about devices. */
import { homeOf } from '../../journey/hash.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { engineTime } from '../engine-time.ts'
import type { Link, LinkEvidence } from './evidence.ts'
import type { Membership, Span } from './resolve.ts'

// A query parameter travels in the URL of a server, so long lists go in pieces.
const piece = 5_000

async function inPieces<Row>(
  homes: readonly bigint[],
  ask: (homes: bigint[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let from = 0; from < homes.length; from += piece) {
    for (const row of await ask(homes.slice(from, from + piece))) rows.push(row)
  }
  return rows
}

type MemberRow = { home: string; since: string; customer: string }

const membershipOf = (row: MemberRow): Membership => ({
  home: BigInt(row.home),
  since: Number(row.since),
  customer: BigInt(row.customer),
})

/** In the order of time for each home; homes that belong to themselves have none. */
export async function spansOfHomes(
  journeys: Journeys,
  homes: readonly bigint[],
): Promise<Map<bigint, Span[]>> {
  const rows = await inPieces(homes, (list) =>
    journeys.rows<MemberRow>(
      `SELECT home, toUnixTimestamp64Milli(since) AS since, customer FROM members FINAL
       WHERE home IN {homes:Array(UInt64)} ORDER BY home, members.since`,
      { homes: list },
    ),
  )
  return Map.groupBy(rows.map(membershipOf), (row) => row.home)
}

export async function homesOfCustomer(journeys: Journeys, customer: bigint): Promise<Membership[]> {
  const rows = await journeys.rows<MemberRow>(
    `SELECT home, toUnixTimestamp64Milli(since) AS since, customer FROM members FINAL
     WHERE customer = {customer:UInt64} ORDER BY home, members.since`,
    { customer },
  )
  return rows.map(membershipOf)
}

export type MemberChange = Membership & { deleted: boolean }

export async function writeMembers(
  journeys: Journeys,
  changes: readonly MemberChange[],
  version: bigint,
): Promise<void> {
  await journeys.insert(
    'members',
    ['home', 'since', 'customer', 'version', 'deleted'],
    changes.map((change) => [
      String(change.home),
      engineTime(change.since),
      String(change.customer),
      String(version),
      change.deleted ? 1 : 0,
    ]),
  )
}

/** Which of these homes some message carried as its user. */
export async function homesWithInteractions(
  journeys: Journeys,
  homes: readonly bigint[],
): Promise<Set<bigint>> {
  const rows = await inPieces(homes, (list) =>
    journeys.rows<{ home: string }>(
      'SELECT DISTINCT home FROM interactions WHERE home IN {homes:Array(UInt64)}',
      { homes: list },
    ),
  )
  return new Set(rows.map((row) => BigInt(row.home)))
}

/** Which of these messages are stored. */
export async function storedMessages(journeys: Journeys, messages: readonly bigint[]): Promise<Set<bigint>> {
  const rows = await inPieces(messages, (list) =>
    journeys.rows<{ message: string }>(
      'SELECT DISTINCT message FROM interactions WHERE message IN {messages:Array(UInt64)}',
      { messages: list },
    ),
  )
  return new Set(rows.map((row) => BigInt(row.message)))
}

/** The earliest stored proof of each pair of these users and devices. */
export async function earliestProofs(
  journeys: Journeys,
  users: readonly bigint[],
  anonymousIds: readonly string[],
): Promise<LinkEvidence[]> {
  const rows = await journeys.rows<{
    home: string
    userValue: string
    fromValue: string
    ms: string
    rank: number
    message: string
    messageId: string
  }>(
    `SELECT home, fromValue, first.1 AS userValue, toUnixTimestamp64Milli(first.2) AS ms,
       first.3 AS rank, first.4 AS message, first.5 AS messageId
     FROM (
       SELECT home, anonymous_id AS fromValue,
         argMin((user_id, at, rank, message, message_id), (at, rank, message)) AS first
       FROM interactions
       WHERE home IN {users:Array(UInt64)} AND anonymous_id IN {ids:Array(String)} AND user_id != ''
       GROUP BY home, anonymous_id)`,
    { users, ids: anonymousIds },
  )
  return rows.map((row) => ({
    kind: 'anonymous',
    from: homeOf('anonymous', row.fromValue),
    fromValue: row.fromValue,
    user: BigInt(row.home),
    userValue: row.userValue,
    at: Number(row.ms),
    rank: row.rank,
    message: BigInt(row.message),
    messageId: row.messageId,
  }))
}

export type Handover = Omit<Link, 'from' | 'kind'> & { anonymousId: string }

/**
 * When each device was in the hands of whom, from the users' own interactions. Only changes of hands come back
 * unless `everyLink` asks for all, which is needed where other evidence lies between them.
 */
export async function handovers(
  journeys: Journeys,
  users: readonly bigint[],
  anonymousIds: readonly string[],
  everyLink: boolean,
): Promise<Handover[]> {
  const rows = await journeys.rows<{
    anonymous_id: string
    home: string
    ms: string
    rank: number
    message: string
  }>(
    `SELECT anonymous_id, home, toUnixTimestamp64Milli(at) AS ms, rank, message FROM (
       SELECT anonymous_id, home, at, rank, message,
         lagInFrame(home, 1, toUInt64(0)) OVER (PARTITION BY anonymous_id ORDER BY at, rank, message
           ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS before
       FROM interactions WHERE home IN {users:Array(UInt64)} AND anonymous_id IN {ids:Array(String)})
     WHERE home != before OR {everyLink:Bool}`,
    { users, ids: anonymousIds, everyLink },
  )
  return rows.map((row) => ({
    anonymousId: row.anonymous_id,
    user: BigInt(row.home),
    at: Number(row.ms),
    rank: row.rank,
    message: BigInt(row.message),
  }))
}
