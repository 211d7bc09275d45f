import { expect, test } from 'vitest'
import { conditionsOf, ruleOf, segmentText } from './segment-conditions.ts'

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

test('a rule can be read in words', () => {
  const called = { kind: 'touchpoint', touchpoint: 7, op: 'did-not', atLeast: 1 } as const
  const known = { kind: 'trait', key: 'email', op: 'exists', value: '' } as const
  const rule = ruleOf([country, known, called])
  expect(rule && segmentText(rule, [{ id: 7, name: 'Support call' }])).toBe(
    'country is Spain, email is known, did not Support call',
  )
  expect(segmentText({ kind: 'not', rule: country }, [])).toBe('a segment')
  expect(segmentText({ ...country, value: 'SE' }, [])).toBe('country is Sweden')
})
