/** Writes prepared rows into the interactions, in pieces between which an import can be stopped. */
import { lastBlockOf, refuseDamagedParts } from '../../storage/journeys/verified-parts.ts'
import { appendGateOf } from '../append-gate.ts'
import { interactionColumns } from '../interaction-columns.ts'
import { type ImportPlan, tablesOf } from './import-plan.ts'
import { type Block, findStoredMeanwhile, longStatement, rowRanges } from './prepare.ts'
import { scoreTexts } from './score-texts.ts'
import { blockParams, blocksOf, takenSql } from './taken-rows.ts'
import type { WriteParts } from './write-parts.ts'

const chunkRows = 250_000
const kindsAtOnce = 5_000

export async function writeInteractions(parts: WriteParts): Promise<void> {
  const { plan, rows, signal } = parts
  await nameKinds(parts)
  if (signal?.aborted) return
  if (plan.place.text !== undefined) await scoreTexts(parts)
  const phase = parts.onPhase('writing')
  for (const block of rowRanges(rows, chunkRows)) {
    if (signal?.aborted) return
    await parts.mayGoOn()
    await writeBlock(parts, block)
    phase.at(block.to, block.to / rows)
  }
}

/** Alone, so that no message comes in between the look-up of duplicates and the write, and what is read back is ours. */
function writeBlock({ journeys, plan, receivedAt, commitsSeen }: WriteParts, block: Block): Promise<void> {
  const gate = appendGateOf(journeys)
  return gate.alone(async () => {
    if (gate.commits() !== commitsSeen) await findStoredMeanwhile(journeys, plan.id, block)
    const before = await lastBlockOf(journeys, 'interactions')
    await journeys.command(
      insertSql(plan),
      {
        ...blockParams(block),
        import: plan.id,
        received: String(receivedAt.getTime()),
      },
      { settings: longStatement },
    )
    await refuseDamagedParts(journeys, 'interactions', before)
  })
}

/** Every kind of interaction gets its number before any interaction refers to it. */
async function nameKinds(parts: WriteParts): Promise<void> {
  const { journeys, plan, rows, signal } = parts
  const { kinds } = tablesOf(plan.id)
  await journeys.command(`DROP TABLE IF EXISTS ${kinds} SYNC`)
  await journeys.command(
    `CREATE TABLE ${kinds} (kind_key UInt64, kind UInt32) ENGINE = MergeTree ORDER BY kind_key`,
  )
  for (const block of blocksOf(rows)) {
    let more = true
    while (more && !signal?.aborted) more = await nameSomeKinds(parts, block)
  }
}

type FoundKindKey = { kind_key: string; name: string; channel: string }

/** Those of a block that have no number yet; false when these were the last. */
async function nameSomeKinds(
  { journeys, catalogue, plan }: WriteParts,
  block: ReturnType<typeof blockParams>,
): Promise<boolean> {
  const { prepared, kinds } = tablesOf(plan.id)
  const found = await journeys.rows<FoundKindKey>(
    `SELECT kind_key, any(name) AS name, any(channel) AS channel FROM ${prepared}
     WHERE ${takenSql(plan.id)} AND kind_key NOT IN (SELECT kind_key FROM ${kinds})
     GROUP BY kind_key LIMIT ${kindsAtOnce}`,
    block,
  )
  const keys = found.map(({ name, channel }) => ({ type: 'track', name, path: '', channel }))
  await catalogue.ensureKinds(keys)
  const numberOf = ({ name, channel }: FoundKindKey) => catalogue.kindOf('track', name, '', channel) ?? 0
  await journeys.insert(
    kinds,
    ['kind_key', 'kind'],
    found.map((kind) => [kind.kind_key, numberOf(kind)]),
  )
  return found.length === kindsAtOnce
}

const written = interactionColumns.filter((column) => column !== 'traits').join(', ')

function insertSql(plan: ImportPlan): string {
  const { prepared, repeats, kinds, texts } = tablesOf(plan.id)
  const inRange = 'row > {from:UInt64} AND row <= {to:UInt64}'
  const hasText = plan.place.text !== undefined
  return `INSERT INTO interactions (${written})
SELECT p.home, p.at, toUInt32(p.row), if(r.row = 0, p.message, r.message), k.kind,
  ${hasText ? 'if(p.lane = 0, t.score, p.score), if(p.lane = 0, t.lane, p.lane)' : 'p.score, p.lane'},
  p.scale, p.raw, p.value, p.currency, p.text, ${hasText ? 't.language' : `''`},
  p.order_id, p.deal_id, p.ticket_id, p.user_id, p.anonymous_id,
  if(r.row = 0, p.message_id, r.message_id), p.properties,
  fromUnixTimestamp64Milli({received:Int64}, 'UTC'), {import:UInt32}
FROM (SELECT * FROM ${prepared} WHERE ${takenSql(plan.id)}) AS p
LEFT ANY JOIN (SELECT * FROM ${repeats} WHERE ${inRange}) AS r ON p.row = r.row
LEFT ANY JOIN ${kinds} AS k ON p.kind_key = k.kind_key
${hasText ? `LEFT ANY JOIN (SELECT * FROM ${texts} WHERE text_key IN (SELECT cityHash64(text) FROM ${prepared} WHERE ${inRange})) AS t ON cityHash64(p.text) = t.text_key` : ''}`
}
