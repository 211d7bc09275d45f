import { expect, test } from 'vitest'
import { newDraft } from '../draft.ts'
import { correctClock } from './correct-clock.ts'

const receivedAt = Date.parse('2026-11-01T12:00:00Z')
const hour = 3_600_000

function clocked(message: Record<string, unknown>, batchSentAt?: string) {
  const draft = newDraft({ index: 0, raw: {}, source: 'test', receivedAt, batchSentAt })
  draft.message = { type: 'track', ...message }
  const refusal = correctClock(draft)
  return refusal ? refusal.reason : draft.at - receivedAt
}

test('a sender whose clock is an hour slow is corrected by that hour', () => {
  const timestamp = '2026-11-01T10:59:00Z'
  expect(clocked({ timestamp }, '2026-11-01T11:00:00Z')).toBe(-60_000)
  expect(clocked({ timestamp, sentAt: '2026-11-01T11:00:00Z' })).toBe(-60_000)
})

test('a difference below a minute is the network’s and stays', () => {
  const timestamp = '2026-11-01T11:59:00Z'
  expect(clocked({ timestamp }, '2026-11-01T11:59:01Z')).toBe(-60_000)
  expect(clocked({ timestamp }, '2026-11-01T12:00:59Z')).toBe(-60_000)
  expect(clocked({ timestamp }, '2026-11-01T12:01:00Z')).toBe(-120_000)
})

test('without a timestamp, the time of receipt counts', () => {
  expect(clocked({})).toBe(0)
  expect(clocked({ timestamp: null, originalTimestamp: '2026-11-01T11:00:00Z' })).toBe(-hour)
})

test('times that cannot be are refused with their reason', () => {
  expect(clocked({ timestamp: 'yesterday' })).toBe('time-unreadable')
  expect(clocked({ timestamp: '2026-02-30T00:00:00Z' })).toBe('time-unreadable')
  expect(clocked({ timestamp: '2026-11-02T12:00:00.001Z' })).toBe('time-in-future')
  expect(clocked({ timestamp: '2026-11-02T12:00:00Z' })).toBe(24 * hour)
  expect(clocked({ timestamp: '1969-12-31T23:59:59Z' })).toBe('time-before-1970')
  expect(clocked({ timestamp: '' })).toBe(0)
})
