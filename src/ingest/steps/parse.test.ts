import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Message } from '../../model/message.ts'
import { newDraft } from '../draft.ts'
import { parse, readMessage } from './parse.ts'

const draftOf = (raw: unknown) =>
  newDraft({ index: 0, raw, source: 'test', receivedAt: 0, batchSentAt: undefined })
const refusalOf = (raw: unknown) => parse(draftOf(raw))

test('an item says what is wrong with it', () => {
  expect(refusalOf('text')).toMatchObject({ reason: 'not-an-object' })
  expect(refusalOf([])).toMatchObject({ reason: 'not-an-object' })
  expect(refusalOf({ type: 'click' })).toMatchObject({ reason: 'unknown-type', field: 'type' })
  expect(refusalOf({ type: 'track', userId: {} })).toMatchObject({ reason: 'invalid-shape', field: 'userId' })
  expect(refusalOf({ type: 'track', event: 'x', properties: [] })).toMatchObject({ field: 'properties' })
  expect(refusalOf({ type: 'track', event: ' ' })).toMatchObject({ reason: 'event-missing' })
  expect(refusalOf({ type: 'alias', userId: 'a' })).toMatchObject({ field: 'previousId' })
})

test('an item of more than 32 KB is refused, counted in bytes', () => {
  const item = (text: string) => ({ type: 'track', event: 'x', properties: { text } })
  expect(refusalOf(item('a'.repeat(32_000)))).toBeUndefined()
  expect(refusalOf(item('ø'.repeat(17_000)))).toMatchObject({ reason: 'too-large' })
})

test('a message without an id gets one', () => {
  const [one, other] = [draftOf({ type: 'page' }), draftOf({ type: 'page' })]
  parse(one)
  parse(other)
  expect(one.messageId).toHaveLength(36)
  expect(one.messageId).not.toBe(other.messageId)
})

test('the quick check and the schema say the same of anything', () => {
  const fields = Object.keys(Message.shape)
  const odd = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.constantFrom(null, undefined, true, new Date(0), new Date(Number.NaN), Number.POSITIVE_INFINITY),
    fc.array(fc.integer(), { maxLength: 2 }),
    fc.dictionary(fc.string(), fc.anything({ maxDepth: 1 }), { maxKeys: 3 }),
    fc.constant(new Map()),
  )
  const item = fc.oneof(
    fc.anything(),
    fc
      .tuple(
        fc.constantFrom('track', 'identify', 'page', 'alias', 'nonsense'),
        fc.dictionary(fc.constantFrom(...fields), odd, { maxKeys: 5 }),
      )
      .map(([type, rest]) => ({ ...rest, type })),
  )
  fc.assert(
    fc.property(item, (raw) => {
      const bySchema = Message.safeParse(raw)
      const byHand = readMessage(raw)
      expect('message' in byHand).toBe(bySchema.success)
      if ('message' in byHand && bySchema.success)
        for (const field of fields)
          expect(byHand.message[field] ?? null).toEqual(bySchema.data[field] ?? null)
    }),
    { numRuns: 3_000 },
  )
})
