/** Reads an item as a message, with the same verdicts as the schema `Message` but fast enough for 20 000 a second. */
import { randomUUID } from 'node:crypto'
import { messageHash } from '../../journey/hash.ts'
import { type Message, type MessageType, messageTypes } from '../../model/message.ts'
import type { Draft, Refusal } from '../draft.ts'
import { wholeTexts } from './whole-texts.ts'

const maxItemBytes = 32 * 1024

const halfInJson = /\\ud[89a-f]/

const types: ReadonlySet<unknown> = new Set(messageTypes)
const isType = (value: unknown): value is MessageType => types.has(value)

const idFields = ['messageId', 'userId', 'anonymousId', 'previousId', 'groupId'] as const
const textFields = ['event', 'name', 'category', 'channel'] as const
const timeFields = ['timestamp', 'originalTimestamp', 'sentAt'] as const
const bagFields = ['properties', 'traits', 'context'] as const

const isFiniteNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const isText = (value: unknown): boolean => typeof value === 'string'
const isId = (value: unknown): boolean => isText(value) || isFiniteNumber(value)
const isTime = (value: unknown): boolean =>
  isId(value) || (value instanceof Date && !Number.isNaN(value.getTime()))

/** A plain object: what JSON calls an object, and not an array, a date or an instance of a class. */
export function isBag(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const fieldsByTest: readonly [readonly string[], (value: unknown) => boolean, string][] = [
  [idFields, isId, 'text or a number'],
  [textFields, isText, 'text'],
  [timeFields, isTime, 'a date'],
  [bagFields, isBag, 'an object'],
]

function wrongField(item: Record<string, unknown>): Refusal | undefined {
  for (const [fields, test, wanted] of fieldsByTest)
    for (const field of fields) {
      const value = item[field]
      if (value !== undefined && value !== null && !test(value))
        return { reason: 'invalid-shape', field, message: `The field "${field}" must be ${wanted}.` }
    }
  return undefined
}

const asText = (value: unknown): string | null =>
  value === undefined || value === null ? null : String(value)

/** The message, or why it is none. */
export function readMessage(raw: unknown): { message: Message } | { refusal: Refusal } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { refusal: { reason: 'not-an-object', field: '' } }
  const item = raw as Record<string, unknown>
  const { type } = item
  if (!isType(type)) return { refusal: { reason: 'unknown-type', field: 'type' } }
  const refusal = wrongField(item)
  if (refusal) return { refusal }
  const ids = Object.fromEntries(idFields.map((field) => [field, asText(item[field])]))
  return { message: { ...item, ...ids, type } }
}

/** Without a messageId it gets a fresh one: a retry of the same item can then not be recognised. */
export function parse(draft: Draft): Refusal | undefined {
  const read = readMessage(draft.raw)
  if ('refusal' in read) return read.refusal
  const json = JSON.stringify(draft.raw)
  draft.bytes = Buffer.byteLength(json)
  if (draft.bytes > maxItemBytes) return { reason: 'too-large', field: '' }
  // JSON writes half a character as an escape, and a whole one never.
  const message = halfInJson.test(json) ? wholeTexts(read.message) : read.message
  if (message.type === 'track' && !message.event?.trim()) return { reason: 'event-missing', field: 'event' }
  if (message.type === 'alias' && !message.previousId && !message.anonymousId)
    return {
      reason: 'invalid-shape',
      field: 'previousId',
      message: 'An alias call needs "previousId", the id that the customer had before.',
    }
  draft.message = message
  draft.messageId = message.messageId || randomUUID()
  draft.hash = messageHash(draft.messageId)
  return undefined
}
