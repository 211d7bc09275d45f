/** What a changed record has to tell anew and what it has to take back, compared with what it told before. */
import { hash } from 'node:crypto'
import type { Message } from '../model/message.ts'
import { traitsOf } from './interactions/customer.ts'
import { tellers } from './interactions/index.ts'
import type { Tells, Told } from './interactions/told.ts'
import type { RecordShape } from './record-shape.ts'
import type { RelatedRecords } from './related-records.ts'
import type { Sent, StoredRecord } from './stored-record.ts'

/** `message` null: the interaction of this id is taken back. */
export type Pending = { messageId: string; message: Message | null }

const digestOf = (userId: string, told: Told | Record<string, string>): string =>
  hash('sha256', JSON.stringify([userId, told])).slice(0, 20)

const messageOf = (userId: string, messageId: string, { event, at, properties }: Told): Message => ({
  type: 'track',
  messageId,
  userId,
  event,
  timestamp: at,
  properties,
})

/** The id under which the customer's interactions are sent; only a customer of ours has interactions. */
function userOf(record: StoredRecord, related: RelatedRecords): string | undefined {
  const { customer } = record.values
  return typeof customer === 'string'
    ? (related.get(`customer ${customer}`)?.externalId ?? undefined)
    : undefined
}

function toldNow(tells: Tells, record: StoredRecord, shape: RecordShape, related: RelatedRecords): Told[] {
  const keys = new Map([...related.values()].map(({ id, externalId }) => [id, externalId ?? id]))
  const keyOf = (id: unknown) => (typeof id === 'string' ? keys.get(id) : undefined)
  return tells({ record, shape, keyOf })
}

/** Learnt values came from an identify call already; what a person wrote makes a new one, and none is taken back. */
function pendingProfile(record: StoredRecord, related: RelatedRecords): { pending: Pending[]; sent: Sent } {
  const { externalId, company } = record.values
  const nothing = { pending: [], sent: record.sent }
  if (record.updatedBy.kind === 'system' || record.deletedAt || typeof externalId !== 'string') return nothing
  const name = typeof company === 'string' ? related.get(`company ${company}`)?.label : undefined
  const traits = traitsOf(record, name)
  const digest = digestOf(externalId, traits)
  if (record.sent.profile?.digest === digest) return nothing
  const messageId = `crm:customer:${record.id}:profile:${record.version}`
  const message: Message = {
    type: 'identify',
    messageId,
    userId: externalId,
    timestamp: record.updatedAt,
    traits,
  }
  return { pending: [{ messageId, message }], sent: { profile: { id: messageId, digest } } }
}

/** Ids name the version that made them, so what is taken back and told again never meets its own duplicate. */
export function pendingInteractions(
  record: StoredRecord,
  shape: RecordShape,
  related: RelatedRecords,
): { pending: Pending[]; sent: Sent } {
  if (record.type === 'customer') return pendingProfile(record, related)
  const tells = tellers[record.type]
  if (!tells) return { pending: [], sent: record.sent }
  const userId = userOf(record, related)
  const told = record.deletedAt || userId === undefined ? [] : toldNow(tells, record, shape, related)
  const pending: Pending[] = []
  const sent: Sent = {}
  for (const one of told) {
    const digest = digestOf(userId ?? '', one)
    const before = record.sent[one.key]
    if (before?.digest === digest) {
      sent[one.key] = before
      continue
    }
    if (before) pending.push({ messageId: before.id, message: null })
    const id = `crm:${record.type}:${record.id}:${one.key}:${record.version}`
    pending.push({ messageId: id, message: messageOf(userId ?? '', id, one) })
    sent[one.key] = { id, digest }
  }
  for (const [key, { id }] of Object.entries(record.sent))
    if (!sent[key]) pending.push({ messageId: id, message: null })
  return { pending, sent }
}
