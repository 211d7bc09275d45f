import { expect, test } from 'vitest'
import { ImportSettings } from '../../../model/import.ts'
import { fieldOf, missingFields, withConstant, withField } from './settings-changes.ts'

const settings = ImportSettings.parse({ columns: { customer: 'id', time: 'when' } })

test('choosing a field for a column takes it from the column that had it', () => {
  const changed = withField(settings, 'email', 'customer')
  expect(changed.columns).toEqual({ customer: 'email', time: 'when' })
  expect(fieldOf(changed, 'id')).toBeNull()
})

test('a column that means nothing keeps its place as a property', () => {
  expect(withField(settings, 'when', null).columns).toEqual({ customer: 'id' })
})

test('what is missing is named until it is chosen or fixed for all rows', () => {
  expect(missingFields(settings)).toEqual(['the touchpoint'])
  expect(missingFields(withConstant(settings, 'touchpoint', 'Order'))).toEqual([])
  expect(
    missingFields(withConstant(withConstant(settings, 'touchpoint', 'Order'), 'touchpoint', '')),
  ).toEqual(['the touchpoint'])
})
