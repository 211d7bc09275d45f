import { expect, test } from 'vitest'
import { isReservedIdentifier, isRoleAddress } from './reserved-identifiers.ts'

test.each([
  '',
  ' ',
  '0',
  '000',
  '---',
  '00000000-0000-0000-0000-000000000000',
  '-1',
  'null',
  'NULL',
  'None',
  'NaN',
  'undefined',
  'true',
  'False',
  'id',
  'email',
  'Guest',
  'anonymous',
  'distinct_id',
  'distinctid',
  'not_authenticated',
  '[object Object]',
  'unknown',
  'N/A',
  ' n/a ',
  'test@shop.dk',
  'paula@example.com',
  'paula@mail.example.org',
  'paula@shop.example',
])('"%s" stands for nobody', (id) => {
  expect(isReservedIdentifier(id)).toBe(true)
})

test.each([
  'NA',
  '007',
  '1',
  '-12',
  '0a',
  'idea',
  'tester@shop.dk',
  'guest-4711',
  'paula@examples.com',
  'example.com',
  '5.7E+17',
  'true-north',
])('"%s" is an identifier', (id) => {
  expect(isReservedIdentifier(id)).toBe(false)
})

test('a text made to be slow is answered at once', () => {
  const started = performance.now()
  isReservedIdentifier('@.'.repeat(15_000))
  isReservedIdentifier('@.'.repeat(140))
  expect(performance.now() - started).toBeLessThan(200)
})

test('an address that several people read is nobody’s own', () => {
  expect(isRoleAddress('Info@shop.dk')).toBe(true)
  expect(isRoleAddress('ingrid@shop.dk')).toBe(false)
})
