/** What presses about a customer: the most pressing first, each with the evidence for it. */
import { expect, test } from 'vitest'
import type { CrmRecord } from '../../../model/crm/crm-record.ts'
import type { FieldValues } from '../../../model/crm/field-value.ts'
import type { MapMeasure } from '../../../model/measure.ts'
import { nextActions } from './next-actions.ts'

const now = new Date('2026-06-10T12:00:00Z')
const somebody = { kind: 'user' as const, id: 'a', name: 'A' }
const record = (type: 'ticket' | 'deal', label: string, values: FieldValues): CrmRecord => ({
  ...{ type, id: label, version: 1, label, values, deletedAt: null, mergedInto: null },
  ...{ createdAt: '', createdBy: somebody, updatedAt: '', updatedBy: somebody },
})
const ticket = (label: string, values: FieldValues) => record('ticket', label, { status: 'open', ...values })
const measure = {
  map: { id: 'm', design: { stages: [{ steps: [{ id: 'wait', name: 'Waits' }] }] } },
  steps: [{ id: 'wait', time: { p90: { value: 5 * 86_400, n: 61, low: null, high: null } } }],
  moments: [
    { kind: 'pain', step: 'wait', title: 'Waits', reach: { n: 120, number: '' }, effect: -0.84 },
    { kind: 'golden', step: 'wait', title: 'No', reach: { n: 1, number: '' }, effect: 1 },
    { kind: 'pain', step: 'other', title: 'No', reach: { n: 1, number: '' }, effect: -1 },
  ],
} as unknown as MapMeasure
const nothing = {
  tickets: [],
  deals: [],
  measure: undefined,
  lastStep: undefined,
  now,
}
const titles = (known: Partial<typeof nothing> | object) =>
  nextActions({ ...nothing, ...known }).map(({ title }) => title)

test('an unanswered ticket presses once it waits longer than its priority allows', () => {
  const tickets = [
    ticket('late', { priority: 'urgent', openedAt: '2026-06-10T07:00:00Z' }),
    ticket('soon', { priority: 'normal', openedAt: '2026-06-10T07:00:00Z' }),
    ticket('answered', {
      priority: 'urgent',
      openedAt: '2026-06-01T07:00:00Z',
      firstResponseAt: '2026-06-01T08:00:00Z',
    }),
    ticket('hers', { priority: 'urgent', status: 'waiting', openedAt: '2026-06-01T07:00:00Z' }),
    ticket('odd', {}),
  ]
  expect(titles({ tickets })).toEqual(['Answer “late”'])
})

test('a deal presses once its day has passed', () => {
  const deals = [
    record('deal', 'over', { closeDate: '2026-06-09' }),
    record('deal', 'today', { closeDate: '2026-06-10' }),
    record('deal', 'none', {}),
  ]
  expect(titles({ deals })).toEqual(['Ask how it stands with “over”'])
})

test('a step presses when she is there longer than nine of ten visits, and so does its pain point', () => {
  const at = (day: string) => ({ measure, lastStep: { step: 'wait', at: day } })
  expect(titles(at('2026-06-01T12:00:00Z'))).toEqual(['Help on from “Waits”', 'Mind the pain point “Waits”'])
  expect(titles(at('2026-06-08T12:00:00Z'))).toEqual(['Mind the pain point “Waits”'])
  const [stalled] = nextActions({ ...nothing, ...at('2026-06-01T12:00:00Z') })
  expect(stalled?.why).toContain('n 61')
  expect(titles({ measure })).toEqual([])
})
