/** What an imported file proves about who is who: rows that carry both a customer and an anonymous id. */
import { hash64Sql, homeSql } from '../../journey/hash.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { LinkEvidence } from '../identity/evidence.ts'
import { type ImportPlan, tablesOf } from './import-plan.ts'
import { blocksOf, takenSql } from './taken-rows.ts'

const linksAtOnce = 5_000

type FoundLink = {
  pair: string
  user_value: string
  anonymous_value: string
  from_home: string
  user_home: string
  earliest: string
  earliest_row: string
  message_hash: string
  message_text: string
}

/** A pair may come back with each block of rows: whoever learns links keeps the earliest proof. */
export async function* linksOf(
  journeys: Journeys,
  plan: ImportPlan,
  rows: number,
): AsyncGenerator<LinkEvidence[]> {
  if (plan.place.customer === undefined || plan.place.anonymous === undefined) return
  for (const block of blocksOf(rows)) yield* linksOfBlock(journeys, plan, block)
}

async function* linksOfBlock(
  journeys: Journeys,
  plan: ImportPlan,
  block: ReturnType<typeof blocksOf>[number],
): AsyncGenerator<LinkEvidence[]> {
  let after = '0'
  for (;;) {
    // The block's earliest row of each pair, by the total order of interactions.
    const found = await journeys.rows<FoundLink>(
      `WITH (p.at, p.row) AS place
       SELECT ${hash64Sql(`concat(user_id, '|', anonymous_id)`)} AS pair, any(p.user_id) AS user_value, any(p.anonymous_id) AS anonymous_value,
         ${homeSql('anonymous', 'anonymous_id')} AS from_home, ${homeSql('user', 'user_id')} AS user_home,
         toUnixTimestamp64Milli(min(p.at)) AS earliest, argMin(p.row, place) AS earliest_row,
         argMin(p.message, place) AS message_hash, argMin(p.message_id, place) AS message_text
       FROM ${tablesOf(plan.id).prepared} AS p
       WHERE user_id != '' AND anonymous_id != '' AND pair > {after:UInt64} AND ${takenSql(plan.id)}
       GROUP BY pair, from_home, user_home ORDER BY pair LIMIT ${linksAtOnce}`,
      { ...block, after },
    )
    if (found.length > 0)
      yield found.map((link) => ({
        kind: 'anonymous',
        from: BigInt(link.from_home),
        user: BigInt(link.user_home),
        fromValue: link.anonymous_value,
        userValue: link.user_value,
        at: Number(link.earliest),
        rank: Number(link.earliest_row),
        message: BigInt(link.message_hash),
        messageId: link.message_text,
      }))
    const last = found.at(-1)
    if (!last || found.length < linksAtOnce) return
    after = last.pair
  }
}
