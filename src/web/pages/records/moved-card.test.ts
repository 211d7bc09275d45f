import { expect, test } from 'vitest'
import type { CrmRecord } from '../../../model/crm/crm-record.ts'
import { movedCard } from './moved-card.ts'

const somebody = { kind: 'user' as const, id: 'a', name: 'A' }
const deal = (id: string, stage: string, minor: number): CrmRecord => ({
  type: 'deal',
  id,
  version: 1,
  label: id,
  values: { stage, amount: { minor, currency: 'EUR' } },
  createdAt: '',
  createdBy: somebody,
  updatedAt: '',
  updatedBy: somebody,
  deletedAt: null,
  mergedInto: null,
})
const column = (value: string, ...rows: CrmRecord[]) => ({
  value,
  label: value,
  count: rows.length,
  sums: rows.length > 0 ? [{ minor: rows.length * 100, currency: 'EUR' }] : [],
  rows,
  next: null,
})
const board = {
  columns: [column('offer', deal('a', 'offer', 100), deal('b', 'offer', 100)), column('won')],
  labels: {},
}

test('a card takes its number and its money with it', () => {
  const after = movedCard(board, 'a', 'stage', 'won')
  expect(
    after.columns.map(({ count, sums, rows }) => [count, sums[0]?.minor ?? 0, rows.map(({ id }) => id)]),
  ).toEqual([
    [1, 100, ['b']],
    [1, 100, ['a']],
  ])
  expect(after.columns[1]?.rows[0]?.values.stage).toBe('won')
})

test('dropped where it was, or unknown, nothing moves', () => {
  expect(movedCard(board, 'a', 'stage', 'offer')).toEqual(board)
  expect(movedCard(board, 'nobody', 'stage', 'won')).toBe(board)
})
