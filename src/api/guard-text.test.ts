import fc from 'fast-check'
import { expect, test } from 'vitest'
import { depthOf } from './guard-text.ts'
import { parseJson } from './parse-json.ts'

const depthOfValue = (value: unknown): number =>
  value === null || typeof value !== 'object'
    ? 0
    : 1 + Math.max(0, ...Object.values(value).map((child) => depthOfValue(child)))

test('the depth read from the bytes is the depth of the value, whatever the texts in it', () => {
  const text = fc.string({ unit: fc.constantFrom('\\', '"', '[', '{', ']', '}', 'a', 'é', '\n') })
  const value = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' })
  fc.assert(
    fc.property(value, text, (one, odd) => {
      const nested = { [odd]: [one, odd, { [odd]: odd }] }
      expect(depthOf(Buffer.from(JSON.stringify(nested)))).toBe(depthOfValue(nested))
    }),
  )
})

test('any bytes have a depth', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => depthOf(Buffer.from(bytes)) >= 0))
})

test('deep input is refused before it is parsed, and prototype keys are left out', () => {
  const deep = Buffer.from(`${'['.repeat(65)}${']'.repeat(65)}`)
  expect(() => parseJson(deep, 64)).toThrow(/deeper than 64/)
  expect(parseJson(Buffer.from('{"__proto__":{"a":1},"b":2}'), 64)).toEqual({ b: 2 })
  const disguised = '{"\\u005f_pr\\u006Fto__":{"a":1},"b":2,"c":"\\u005f"}'
  expect(Object.keys(parseJson(Buffer.from(disguised), 64) as object)).toEqual(['b', 'c'])
  expect(parseJson(Buffer.from('\ufeff{"b":2}'), 64)).toEqual({ b: 2 })
})
