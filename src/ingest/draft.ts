/** An interaction on its way in: what the steps of the pipeline read and fill. */
import type { Message, WarningReason } from '../model/message.ts'
import type { LinkEvidence } from './identity/evidence.ts'
import type { NewKind } from './touchpoints/kind-of-message.ts'

/** Why an item was not taken, or what is remarkable about one that was. */
export type Remark = { reason: WarningReason; field: string; message?: string }

/** A step answers with a refusal, or with nothing when the item may go on. */
export type Refusal = Remark

export const lanes = { none: 0, said: 1, read: 2 } as const
export const scales = { none: 0, nps: 1, csat: 2, ces: 3, rating: 4 } as const

export type Draft = {
  /** place in the batch, which is the rank among interactions of the same millisecond */
  readonly index: number
  readonly raw: unknown
  readonly source: string
  readonly receivedAt: number
  readonly batchSentAt: string | undefined
  remarks: Remark[]
  refusal: Refusal | undefined
  /** by `parse` */
  message: Message
  messageId: string
  hash: bigint
  /** of the item as JSON */
  bytes: number
  /** by `correctClock`, ms since 1970 */
  at: number
  /** by `rejectIllegal`; empty = the message carries none that is legal */
  userId: string
  anonymousId: string
  home: bigint
  evidence: LinkEvidence[]
  /** by `findKind`, and the number by `ensureKinds` */
  kindKey: NewKind
  kind: number
  /** by `score` and `readContents` */
  score: number
  lane: number
  scale: number
  rawScore: number
  text: string
  language: string
  valueMinor: bigint
  currency: string
  orderId: string
  dealId: string
  ticketId: string
  traits: Record<string, string>
  properties: string
  /** by `dropDuplicates` */
  duplicate: boolean
}

export type Received = Pick<Draft, 'index' | 'raw' | 'source' | 'receivedAt' | 'batchSentAt'>

export const newDraft = ({ index, raw, source, receivedAt, batchSentAt }: Received): Draft => ({
  index,
  raw,
  source,
  receivedAt,
  batchSentAt,
  remarks: [],
  refusal: undefined,
  message: { type: 'track' },
  messageId: '',
  hash: 0n,
  bytes: 0,
  at: receivedAt,
  userId: '',
  anonymousId: '',
  home: 0n,
  evidence: [],
  kindKey: { type: '', name: '', path: '', channel: '' },
  kind: 0,
  score: 0,
  lane: lanes.none,
  scale: scales.none,
  rawScore: 0,
  text: '',
  language: '',
  valueMinor: 0n,
  currency: '',
  orderId: '',
  dealId: '',
  ticketId: '',
  traits: {},
  properties: '',
  duplicate: false,
})
