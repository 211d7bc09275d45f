import { expect, test } from 'vitest'
import type { Retention, Returned } from '../../../../model/retention.ts'
import { retentionSentence } from './retention-words.ts'

const returned = (n: number, of: number): Returned => ({
  customers: { n, number: '' },
  share: { value: of === 0 ? null : n / of, low: 0.1, high: 0.9, n: of },
})
const retentionOf = (periods: [entrants: number, on: number, later: number][], came = 100): Retention => ({
  unit: 'week',
  came: 'any step',
  returned: 'any step',
  entrants: { n: came, number: '' },
  cohorts: came === 0 ? [] : [{ start: '2026-01-05', entrants: { n: came, number: '' }, periods: [] }],
  overall: periods.map(([entrants, on, later]) => ({
    entrants: { n: entrants, number: '' },
    on: returned(on, entrants),
    onOrAfter: returned(later, entrants),
  })),
  asOf: '',
  tookMs: 0,
})

test('retention speaks of the latest period of which enough is known', () => {
  const known = retentionOf([
    [100, 50, 80],
    [40, 10, 20],
    [5, 5, 5],
  ])
  expect(retentionSentence(known, false, 'customers')).toBe(
    '100 customers came in 1 week. Of the 40 who came at least 2 whole weeks ago, 10 came back in week 2: 25%, 95% interval 10% to 90%.',
  )
  expect(retentionSentence(known, true, 'customers')).toContain('20 came back in week 2 or later: 50%')
})

test('where little is known it says of how few, and where nothing is, that', () => {
  expect(retentionSentence(retentionOf([[7, 2, 2]], 7), false, 'orders')).toContain('Of the 7 who came')
  expect(retentionSentence(retentionOf([[0, 0, 0]], 7), false, 'orders')).toContain('Of none of them')
  expect(retentionSentence(retentionOf([], 0), false, 'deals')).toBe('No deals came in this period.')
})
