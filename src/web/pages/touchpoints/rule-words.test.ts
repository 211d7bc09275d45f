import { expect, test } from 'vitest'
import { ruleOf, ruleSentence } from './rule-words.ts'

test('a rule without any condition is no rule yet', () => {
  expect(ruleOf({ type: '', name: '  ', path: '', channel: '', properties: [] })).toBeUndefined()
  expect(ruleOf({ properties: [{ key: '', op: 'is', value: 'x' }] })).toBeUndefined()
})

test('empty fields are conditions not given', () => {
  expect(ruleOf({ type: '', name: ' Order* ', path: '', channel: '', properties: [] })).toEqual({
    name: 'Order*',
    properties: [],
  })
})

test('a rule can be read as a sentence', () => {
  expect(
    ruleSentence({
      type: 'track',
      name: 'Order*',
      channel: 'web',
      properties: [
        { key: 'plan', op: 'is', value: 'pro' },
        { key: 'coupon', op: 'exists', value: '' },
      ],
    }),
  ).toBe('track, “Order*”, in web, plan is “pro”, coupon is there')
})
