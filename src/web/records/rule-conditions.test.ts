import { expect, test } from 'vitest'
import { fieldKinds } from '../../model/crm/field.ts'
import { SegmentRule } from '../../model/segment.ts'
import { filterOf, noFilter, opsOf, ruleOf } from './rule-conditions.ts'

test('a filter becomes a rule of segments and comes back', () => {
  const filter = {
    join: 'any' as const,
    conditions: [
      { field: 'city', op: 'is' as const, value: 'Graz' },
      { field: 'email', op: 'empty' as const, value: '' },
    ],
  }
  const rule = ruleOf(filter)
  expect(SegmentRule.safeParse(rule).success).toBe(true)
  expect(filterOf(rule)).toEqual(filter)
})

test('a condition without its value does not count yet', () => {
  expect(ruleOf({ join: 'all', conditions: [{ field: 'city', op: 'is', value: '' }] })).toBeUndefined()
  expect(ruleOf(noFilter)).toBeUndefined()
})

test('a rule that says more is not shown as less', () => {
  const inner: SegmentRule = { kind: 'field', field: 'city', op: 'is', value: 'Graz' }
  expect(filterOf({ kind: 'not', rule: inner })).toBeUndefined()
  expect(filterOf({ kind: 'all', rules: [inner, { kind: 'any', rules: [inner] }] })).toBeUndefined()
})

test('every kind of field can be asked something', () => {
  for (const kind of fieldKinds) expect(opsOf({ kind }).length).toBeGreaterThan(0)
})
