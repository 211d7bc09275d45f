/** Interactions received since a moment as webhooks tell them: with their touchpoint, and the customer they belong to now. */

import type { Identity } from '../../ingest/identity/identity.ts'
import type { Catalogue } from '../../ingest/touchpoints/catalogue.ts'
import { touchpointSql } from '../../maps/derive.ts'
import type { CatalogueView } from '../../maps/keeper.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { InteractionQuestion, ToldInteraction } from '../../webhooks/interaction-feed.ts'

const atOnce = 500

type Needs = {
  journeys: Journeys
  view: CatalogueView
  catalogue: Pick<Catalogue, 'kinds'>
  identity: Pick<Identity, 'ownersOf'>
}

type Row = {
  home: string
  message: string
  message_id: string
  kind: number
  touchpoint: number
  at_ms: string
  received_ms: string
  user_id: string
  anonymous_id: string
  lane: number
  score: number
  value: string
  currency: string
  properties: string
}

export const acceptedInteractions = ({ journeys, view, catalogue, identity }: Needs) =>
  async function* ({ since, touchpoints }: InteractionQuestion): AsyncGenerator<ToldInteraction[]> {
    const tables = view.tables()
    const { sql, params } = touchpointSql(tables)
    const kinds = new Map(catalogue.kinds().map((kind) => [kind.id, kind]))
    for (let [from, after] = [since, '0']; ; ) {
      const rows = await journeys.rows<Row>(
        `SELECT home, message, message_id, kind, ${sql} AS touchpoint, toUnixTimestamp64Milli(at) AS at_ms,
           toUnixTimestamp64Milli(received) AS received_ms, user_id, anonymous_id, lane, score, value, currency, properties
         FROM interactions
         WHERE received >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND import = 0
           AND (received > fromUnixTimestamp64Milli({from:Int64}, 'UTC') OR message > {after:UInt64})
           ${touchpoints ? 'AND touchpoint IN {wanted:Array(UInt16)}' : ''}
         ORDER BY received, message LIMIT ${atOnce}`,
        {
          ...params,
          touchpointOfKind: tables.touchpointOfKind,
          from: String(from),
          after,
          ...(touchpoints && { wanted: touchpoints }),
        },
      )
      const owners = await identity.ownersOf(
        rows.map(({ home, at_ms }) => ({ home: BigInt(home), at: Number(at_ms) })),
      )
      yield rows.map((row, index): ToldInteraction => {
        const customer = String(owners[index] ?? row.home)
        const facts = view.touchpoints().get(row.touchpoint)
        const kind = kinds.get(row.kind)
        return {
          message: row.message,
          customer,
          touchpoint: row.touchpoint,
          receivedAt: Number(row.received_ms),
          data: {
            customer,
            messageId: row.message_id,
            type: kind?.type,
            event: kind?.name || kind?.path,
            touchpoint: facts && { id: row.touchpoint, name: facts.name, channel: facts.channel },
            at: new Date(Number(row.at_ms)).toISOString(),
            receivedAt: new Date(Number(row.received_ms)).toISOString(),
            userId: row.user_id || undefined,
            anonymousId: row.anonymous_id || undefined,
            score: row.lane > 0 ? row.score / 100 : null,
            value: row.currency ? { minor: Number(row.value), currency: row.currency } : null,
            properties: propertiesOf(row.properties),
          },
        }
      })
      const last = rows.at(-1)
      if (!last || rows.length < atOnce) return
      from = Number(last.received_ms)
      after = last.message
    }
  }

const propertiesOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
