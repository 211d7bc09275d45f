import { expect, test } from 'vitest'
import { ago, count, duration, initials, money, percent, shortCount, signed, spoken } from './format.ts'

test('counts keep every digit in wide places and two in narrow ones', () => {
  expect(count(12480)).toBe('12,480')
  expect([912, 1234, 9960, 48_210, 999_499, 999_600, 1_250_000].map(shortCount)).toEqual([
    '912',
    '1.2k',
    '10k',
    '48k',
    '999k',
    '1.0m',
    '1.3m',
  ])
})

test('a share shows a decimal only when n supports it', () => {
  expect(percent(0.4134, 12480)).toBe('41.3%')
  expect(percent(0.4134, 58)).toBe('41%')
  expect(percent(1, 5000)).toBe('100%')
})

test('feelings carry their sign, and nothing is minus zero', () => {
  expect([1.6, -0.4, 0.04, -0.04].map((value) => signed(value))).toEqual(['+1.6', '−0.4', '0.0', '0.0'])
  expect(spoken(-1.3)).toBe('minus 1.3')
})

test('durations take the largest unit that fits', () => {
  expect([30, 90, 4.5 * 3600, 86_400 * 1.2, 86_400 * 74].map(duration)).toEqual([
    '30 s',
    '1.5 min',
    '4.5 h',
    '1.2 d',
    '74 d',
  ])
})

test('how long ago something was is a whole number, in the largest unit that fits', () => {
  const now = new Date('2026-06-12T12:00:00Z')
  const past = (seconds: number) => ago(new Date(now.getTime() - seconds * 1000).toISOString(), now)
  expect([0.4, 8.4, 59.7, 96, 3590, 5000, 86_000, 86_400 * 1.6].map(past)).toEqual([
    'just now',
    '8 s ago',
    '1 min ago',
    '2 min ago',
    '1 h ago',
    '1 h ago',
    '1 d ago',
    '2 d ago',
  ])
})

test('money knows currencies without cents and survives unknown ones', () => {
  expect(money(123_456, 'EUR')).toBe('€1,235')
  expect(money(5000, 'JPY')).toBe('JP¥5,000')
  expect(money(5000, 'not money')).toBe('50 not money')
})

test('initials come from the first two words', () => {
  expect(initials('Paula, the school-run parent')).toBe('PT')
  expect(initials('  ')).toBe('')
})
