import { expect, test } from 'vitest'
import type { Funnel, FunnelMove } from '../../../../model/funnel.ts'
import { funnelSentence, windowText } from './funnel-words.ts'

const estimate = (value: number | null, n: number) => ({
  value,
  low: value === null ? null : value - 0.1,
  high: value === null ? null : value + 0.1,
  n,
})
const moveOf = (wentOn: number, dropped: number, open: number, median: number | null): FunnelMove => {
  const n = wentOn + dropped + open
  const counted = (count: number) => ({ n: count, number: '' })
  return {
    wentOn: counted(wentOn),
    dropped: counted(dropped),
    open: counted(open),
    conversion: estimate(n === 0 ? null : wentOn / n, n),
    dropOff: estimate(null, n),
    stillOpen: estimate(null, n),
    convertedMedianSeconds: null,
    time: { median: estimate(median, n), p90: estimate(null, n), events: wentOn, censored: dropped + open },
  }
}
const funnelOf = (whole: FunnelMove, changed: Partial<Funnel> = {}): Funnel => ({
  steps: [
    ['Look', whole.wentOn.n + whole.dropped.n + whole.open.n] as const,
    ['Buy', whole.wentOn.n] as const,
  ].map(([name, n]) => ({
    place: '',
    name,
    reached: { n, number: '' },
    share: estimate(null, n),
    next: null,
    lastSeen: [],
  })),
  whole,
  order: 'ordered',
  attempts: 'best',
  windowSeconds: 14 * 86_400,
  asOf: '',
  startsCut: 0,
  tookMs: 0,
  ...changed,
})

test('a funnel says how many came how far, how sure that is, and who may still come', () => {
  expect(funnelSentence(funnelOf(moveOf(6, 3, 1, 7200)), 'customers')).toBe(
    '10 customers began at Look; 6 came to Buy within 14 days: 60%, 95% interval 50% to 70%. 3 dropped out, 1 may still come. Counted over all of them, half are there after 2 h.',
  )
})

test('where most never come, no time is made up', () => {
  expect(funnelSentence(funnelOf(moveOf(1, 9, 0, null)), 'orders')).toContain('no time can be given')
})

test('in any order nobody begins at the first step', () => {
  expect(funnelSentence(funnelOf(moveOf(6, 3, 1, 7200), { order: 'any' }), 'customers')).toContain(
    '10 customers did one of the steps; 6 did all of them within 14 days',
  )
})

test('nobody is said to be nobody', () => {
  expect(funnelSentence(funnelOf(moveOf(0, 0, 0, null)), 'deals')).toBe('No deals began here in this period.')
})

test.each([
  [3600, '1 hour'],
  [86_400, '1 day'],
  [14 * 86_400, '14 days'],
  [90, '1.5 min'],
])('%i seconds are %s', (seconds, text) => expect(windowText(seconds)).toBe(text))
