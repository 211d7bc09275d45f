import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbersInText } from './numbers-in-text.ts'

test('numbers and lists of numbers stand in the text with their type, and text stays bound', () => {
  expect(
    numbersInText('SELECT {a:UInt64}, {b:Array(UInt64)}, {c:String}, {a:UInt64}', {
      a: 2n ** 64n - 1n,
      b: [1n, 2n],
      c: "o'neill",
    }),
  ).toEqual({
    sql: "SELECT _CAST(18446744073709551615, 'UInt64'), _CAST([1,2], 'Array(UInt64)'), {c:String}, _CAST(18446744073709551615, 'UInt64')",
    params: { c: "o'neill" },
  })
})

test('nothing that anybody could write reaches the text', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const { sql, params } = numbersInText('SELECT {value:String}', { value })
      if (params) expect(sql).toBe('SELECT {value:String}')
      else expect(sql).toMatch(/^SELECT _CAST\((-?\d+|\[(-?\d+(,-?\d+)*)?\]), 'String'\)$/)
    }),
  )
})
