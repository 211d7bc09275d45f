/** Where interactions come from: write keys, their freshness, and what was refused. */
import { z } from 'zod'
import { WarningReason } from './message.ts'

export const WriteKey = z.object({
  id: z.number().int(),
  name: z.string(),
  prefix: z.string().describe('first characters, to recognise it by'),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  accepted: z.number(),
  refused: z.number(),
})
export type WriteKey = z.infer<typeof WriteKey>

/** The key itself is shown once, when it is made. */
export const NewWriteKey = WriteKey.extend({ key: z.string() })
export type NewWriteKey = z.infer<typeof NewWriteKey>

export const IngestWarning = z.object({
  id: z.number().int(),
  at: z.string(),
  reason: WarningReason,
  message: z.string(),
  field: z.string(),
  source: z.string(),
  payload: z.string().describe('the item as received, cut at 32 KB'),
  replayedAt: z.string().nullable(),
})
export type IngestWarning = z.infer<typeof IngestWarning>

export const SourceFreshness = z.object({
  channel: z.string(),
  lastAt: z.string().nullable(),
  interactions24h: z.number(),
  interactions: z.number(),
})
export type SourceFreshness = z.infer<typeof SourceFreshness>
