/** Writes accepted interactions to the journeys store in one insert, which is on disk when it resolves. */
import type { InsertVerified } from '../../storage/journeys/insert-verified.ts'
import type { Draft } from '../draft.ts'
import { engineTime } from '../engine-time.ts'
import { interactionColumns } from '../interaction-columns.ts'

const notImported = 0

// 64-bit numbers travel as text, since JSON numbers lose digits.
const rowOf = (draft: Draft): unknown[] => [
  String(draft.home),
  engineTime(draft.at),
  draft.index,
  String(draft.hash),
  draft.kind,
  draft.score,
  draft.lane,
  draft.scale,
  draft.rawScore,
  String(draft.valueMinor),
  draft.currency,
  draft.text,
  draft.language,
  draft.orderId,
  draft.dealId,
  draft.ticketId,
  draft.userId,
  draft.anonymousId,
  draft.messageId,
  draft.properties,
  draft.traits,
  engineTime(draft.receivedAt),
  notImported,
]

export const append = (drafts: readonly Draft[], insert: InsertVerified): Promise<void> =>
  insert('interactions', interactionColumns, drafts.map(rowOf))
