import { expect, test } from 'vitest'
import { holderOf } from './person-names.ts'

const names = { users: ['cust-77', '1234567', 'ab'], anonymous: ['dev/9é'], emails: ['ann@shop.example'] }
const { inValue, inJson } = holderOf(names)

test.each([
  [{ id: 'cust-77' }],
  [{ deep: [{ id: 1234567 }] }],
  ['From: Ann <Ann@Shop.Example>, today'],
  ['Written by ann@shop.example.'],
  [{ 'ann@shop.example': true }],
  ['Order of cust-77, paid'],
])('she is in %j', (value) => {
  expect(inValue(value)).toBe(true)
  expect(inJson(JSON.stringify(value))).toBe(true)
})

test.each([
  ['cust-771'],
  ['xcust-77'],
  ['cust-77-b'],
  ['joann@shop.example'],
  ['ann@shop.example.org'],
  ['drab'],
  ['ab'],
  [12345678],
])('somebody else is in %j', (value) => expect(inValue(value)).toBe(false))

test('however the sender wrote her name in JSON, and where the JSON was cut', () => {
  expect(inJson('{"device":"dev\\/9\\u00e9"}')).toBe(true)
  expect(inJson('{"mail":"ann@shop.example","more')).toBe(true)
})
