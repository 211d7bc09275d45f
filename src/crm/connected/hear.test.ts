/** What is news in what another system says, in whatever order it says it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FieldValue } from '../../model/crm/field-value.ts'
import { hear, type Said } from './hear.ts'

const hearAll = (words: readonly { value: FieldValue; at: number }[]) => {
  let said: Said = {}
  const news: FieldValue[] = []
  for (const { value, at } of words) {
    const heard = hear(said, { phone: value }, at)
    said = heard.said
    if (heard.news.length > 0) news.push(value)
  }
  return { said, news }
}

test('a value that is emptied is news; one that was always empty is not', () => {
  expect(
    hearAll([
      { value: '1', at: 1 },
      { value: null, at: 2 },
    ]).news,
  ).toEqual(['1', null])
  expect(
    hearAll([
      { value: null, at: 1 },
      { value: null, at: 2 },
    ]).news,
  ).toEqual([])
  expect(
    hearAll([
      { value: null, at: 1 },
      { value: '1', at: 2 },
    ]).news,
  ).toEqual(['1'])
})

test('in whatever order it is heard, the newest stays, also when that is empty', () => {
  const value = fc.constantFrom('1', '2', null)
  const words = fc.uniqueArray(fc.record({ value, at: fc.integer({ min: 1, max: 50 }) }), {
    selector: ({ at }) => at,
    minLength: 1,
  })
  fc.assert(
    fc.property(words, (all) => {
      const newest = all.toSorted((a, b) => b.at - a.at)[0]
      expect(hearAll(all).said.phone?.value).toBe(newest?.value)
    }),
  )
})
