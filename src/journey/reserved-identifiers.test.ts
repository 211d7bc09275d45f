import { expect, test } from 'vitest'
import { isReservedIdentifier } from './reserved-identifiers.ts'

const placeholders = ['', '  ', '0', '000', '0000-0000', '---', '-1', 'NULL', 'None', 'NaN', 'undefined']
const more = [
  '[object Object]',
  'guest',
  'Anonymous',
  'n/a',
  'test@shop.de',
  'ann@example.com',
  'a@mail.example',
]

test.each([...placeholders, ...more])('%j stands for nobody', (value) => {
  expect(isReservedIdentifier(value)).toBe(true)
})

test.each(['NA', '007', '1', 'na', '0-1', 'ann@shop.de', 'tester', 'guest42', '5.7E+17'])(
  '%j is an identifier',
  (value) => {
    expect(isReservedIdentifier(value)).toBe(false)
  },
)
