import { expect, test } from 'vitest'
import { readRule } from '../api/read-rule.ts'
import { BulkWish } from './crm/bulk-change.ts'
import { SavedViewDesign } from './crm/saved-view.ts'
import type { SegmentRule } from './segment.ts'

const any = (rules: SegmentRule[]): SegmentRule => ({ kind: 'any', rules })
const times = <Value>(many: number, value: Value): Value[] => Array.from({ length: many }, () => value)
const did: SegmentRule = { kind: 'touchpoint', touchpoint: 1, op: 'did', atLeast: 1 }
const oneOf = (many: number): SegmentRule => ({
  ...{ kind: 'field', field: 'employees', op: 'any-of' },
  value: times(many, '1'),
})

test('a rule that is too large is refused alike in an address, in a change of many records and in a view', () => {
  const large = [any(times(11, any(times(19, did)))), any(times(5, oneOf(1000)))]
  for (const [rule, fits] of [
    ...large.map((one) => [one, false] as const),
    [any(times(9, did)), true] as const,
  ]) {
    const inBulk = BulkWish.safeParse({ filter: rule, change: { do: 'delete' } })
    const inView = SavedViewDesign.safeParse({ type: 'company', name: 'View', filter: rule })
    expect([inBulk.success, inView.success]).toEqual([fits, fits])
    const inAddress = () => readRule(JSON.stringify(rule), 'querystring.filter')
    if (fits) expect(inAddress()).toEqual(rule)
    else expect(inAddress).toThrow('has more than 200 rules')
  }
})
