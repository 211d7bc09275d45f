import { expect, test } from 'vitest'
import { conditionsOf, ruleOf } from './segment-conditions.ts'

const country = { kind: 'trait', key: 'country', op: 'is', value: 'Spain' } as const
const half = { kind: 'trait', key: 'plan', op: 'is', value: '' } as const

test('a condition still being typed does not filter yet', () => {
  expect(ruleOf([country, half])).toEqual({ kind: 'all', rules: [country] })
  expect(ruleOf([half])).toBeUndefined()
})

test('the list and the rule are the same thing', () => {
  expect(conditionsOf(ruleOf([country]))).toEqual([country])
  expect(conditionsOf({ kind: 'not', rule: country })).toEqual([])
})
