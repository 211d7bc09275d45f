import { expect, test } from 'vitest'
import type { SegmentRule } from '../../model/segment.ts'
import { recordAddressOf, wishOf } from './record-address.ts'

const won: SegmentRule = { kind: 'field', field: 'stage', op: 'is', value: 'won' }
const large: SegmentRule = { kind: 'field', field: 'amount', op: 'at-least', value: 100 }

test('the list a record was opened from is read from its address, and nonsense is left out', () => {
  const list = { q: 'mill', sort: '-amount', filter: large, within: won, view: 'board' }
  expect(recordAddressOf({ list, channels: 'email,phone' })).toEqual({ list, channels: 'email,phone' })
  expect(recordAddressOf({ list: { sort: 7n, filter: 'all', within: { kind: 'run' } } })).toEqual({
    list: {},
  })
  expect(recordAddressOf({ list: 'customers', kinds: ['words'] })).toEqual({})
})

test('whoever came from a column of a board goes through that column', () => {
  expect(wishOf({ filter: large, within: won }).filter).toEqual({ kind: 'all', rules: [won, large] })
  expect(wishOf({ within: won }).filter).toEqual(won)
  expect(wishOf({ filter: large, view: 'board', columns: 'amount' })).toEqual({ filter: large })
})
