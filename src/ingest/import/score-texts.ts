/** Reads the mood of every distinct text of an import once. */
import { lanes } from '../draft.ts'
import { tablesOf } from './import-plan.ts'
import { rowRanges } from './prepare.ts'
import { blockParams, takenSql } from './taken-rows.ts'
import type { WriteParts } from './write-parts.ts'

const rowsAtOnce = 20_000
/** Reading moods takes the processor; others get their turn after this many. */
const textsPerTurn = 200

type FoundText = { text_key: string; words: string }

export async function scoreTexts({
  journeys,
  readText,
  plan,
  rows,
  onPhase,
  signal,
}: WriteParts): Promise<void> {
  const { prepared, texts } = tablesOf(plan.id)
  await journeys.command(`DROP TABLE IF EXISTS ${texts} SYNC`)
  await journeys.command(
    `CREATE TABLE ${texts} (text_key UInt64, score Int16, lane UInt8, language String) ENGINE = MergeTree ORDER BY text_key`,
  )
  const phase = onPhase('reading texts')
  for (const block of rowRanges(rows, rowsAtOnce)) {
    if (signal?.aborted) return
    const found = await journeys.rows<FoundText>(
      `SELECT cityHash64(text) AS text_key, any(text) AS words FROM ${prepared}
       WHERE text != '' AND ${takenSql(plan.id)}
         AND text_key NOT IN (SELECT text_key FROM ${texts})
       GROUP BY text_key`,
      blockParams(block),
    )
    const scored: unknown[][] = []
    for (const [index, { text_key, words }] of found.entries()) {
      const read = readText(words)
      const language = ('language' in read && read.language) || ''
      scored.push(
        read.kind === 'scored'
          ? [text_key, read.score, lanes.read, language]
          : [text_key, 0, lanes.none, language],
      )
      if (index % textsPerTurn === textsPerTurn - 1) await new Promise(setImmediate)
    }
    await journeys.insert(texts, ['text_key', 'score', 'lane', 'language'], scored)
    phase.at(block.to, block.to / rows)
  }
}
