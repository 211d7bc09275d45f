import { expect, test } from 'vitest'
import { homeOf } from '../../journey/hash.ts'
import { newDraft } from '../draft.ts'
import { rejectIllegal } from './reject-illegal.ts'

function rejected(message: Record<string, unknown>) {
  const draft = newDraft({ index: 3, raw: {}, source: 'test', receivedAt: 9, batchSentAt: undefined })
  draft.message = { type: 'track', ...message }
  return { draft, refusal: rejectIllegal(draft) }
}

test('a user id goes before an anonymous one, and both together are evidence', () => {
  const { draft, refusal } = rejected({ userId: 'paula', anonymousId: 'phone' })
  expect(refusal).toBeUndefined()
  expect(draft.home).toBe(homeOf('user', 'paula'))
  expect(draft.evidence).toMatchObject([
    { kind: 'anonymous', from: homeOf('anonymous', 'phone'), user: homeOf('user', 'paula'), at: 9, rank: 3 },
  ])
})

test('placeholders on both sides leave nobody', () => {
  expect(rejected({ userId: '0', anonymousId: 'null' }).refusal).toEqual({
    reason: 'reserved-identifier',
    field: 'userId',
  })
  expect(rejected({ userId: '', anonymousId: null }).refusal).toMatchObject({ reason: 'no-identifier' })
})

test('a placeholder beside a good user id is remarked and links nothing', () => {
  const { draft } = rejected({ userId: 'paula', anonymousId: 'undefined' })
  expect(draft.evidence).toEqual([])
  expect(draft.remarks).toEqual([{ reason: 'reserved-identifier', field: 'anonymousId' }])
})

test('an address that several people read is no identifier, even verified', () => {
  const traits = { email: 'info@shop.dk', email_verified: true }
  expect(rejected({ context: { traits } }).refusal).toMatchObject({ reason: 'no-identifier' })
  expect(rejected({ userId: 'paula', traits }).draft.evidence).toEqual([])
})

test('an alias of oneself is no evidence', () => {
  expect(rejected({ type: 'alias', userId: 'paula', previousId: 'paula' }).draft.evidence).toEqual([])
})
