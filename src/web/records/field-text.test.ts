import { expect, test } from 'vitest'
import type { Field } from '../../model/crm/field.ts'
import { fieldText } from './field-text.ts'

const field = (kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  name: 'x',
  label: 'X',
  kind,
  ...more,
})

test('a choice is said by its label, one that is gone by its value', () => {
  const stage = field('choice', { options: [{ value: 'won', label: 'Won at last' }] })
  expect(fieldText(stage, 'won')).toBe('Won at last')
  expect(fieldText(stage, 'gone')).toBe('gone')
})

test('a code of a language or a country is said by its name, anything else as it is written', () => {
  expect(fieldText(field('text', { code: 'language' }), 'de')).toBe('German')
  expect(fieldText(field('text', { code: 'country' }), 'Deutschland')).toBe('Deutschland')
  expect(fieldText(field('text'), 'de')).toBe('de')
})

test('a relation is said by the name of the record it points to', () => {
  expect(fieldText(field('relation', { to: 'company' }), 'abc', { abc: 'Marlow Bakery' })).toBe(
    'Marlow Bakery',
  )
  expect(fieldText(field('relation', { to: 'tag', many: true }), ['a', 'b'], { a: 'vip', b: 'new' })).toBe(
    'vip, new',
  )
})

test('money keeps its currency, lines their quantities', () => {
  expect(fieldText(field('money'), { minor: 1340000, currency: 'EUR' })).toBe('€13,400')
  expect(fieldText(field('money'), { minor: 3990, currency: 'EUR' })).toBe('€39.90')
  expect(
    fieldText(field('lines'), [{ name: 'Bike', quantity: 2, price: { minor: 100, currency: 'EUR' } }]),
  ).toBe('2 × Bike')
})

test('what is empty is no text, but no is an answer', () => {
  for (const value of [null, undefined, '', []]) expect(fieldText(field('text'), value)).toBe('')
  expect(fieldText(field('yes-no'), false)).toBe('No')
})
