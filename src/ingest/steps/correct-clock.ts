/** Sets the time of the interaction, corrected when the sender's clock is wrong. */
import type { Draft, Refusal } from '../draft.ts'
import { readTime } from '../read-time.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Amplitude's rule: smaller differences are the network's, not the clock's. */
const smallestSkewMs = 60_000

const timeField = (draft: Draft): 'timestamp' | 'originalTimestamp' | undefined => {
  if (draft.message.timestamp != null && draft.message.timestamp !== '') return 'timestamp'
  if (draft.message.originalTimestamp != null && draft.message.originalTimestamp !== '')
    return 'originalTimestamp'
  return undefined
}

/** How far the sender's clock is behind ours, in ms; 0 when it says nothing or nearly nothing. */
function skewOf(draft: Draft): number {
  const sentAt = draft.message.sentAt ?? draft.batchSentAt
  const sent = sentAt == null ? undefined : readTime(sentAt)
  if (sent === undefined) return 0
  const difference = draft.receivedAt - sent
  return Math.abs(difference) >= smallestSkewMs ? difference : 0
}

export function correctClock(draft: Draft): Refusal | undefined {
  const field = timeField(draft)
  if (field === undefined) return undefined
  const read = readTime(draft.message[field] ?? '')
  if (read === undefined) return { reason: 'time-unreadable', field }
  const at = read + skewOf(draft)
  if (!(at >= 0)) return { reason: 'time-before-1970', field }
  if (at > draft.receivedAt + dayMs) return { reason: 'time-in-future', field }
  draft.at = at
  return undefined
}
