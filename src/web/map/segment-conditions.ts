/** The segment rule of a map as a plain list of conditions that all must hold, and back. */
import type { SegmentRule, TraitOp } from '../../model/segment.ts'
import { traitText } from '../parts/code-name.ts'

export type Condition = Extract<SegmentRule, { kind: 'trait' | 'touchpoint' }>

const isCondition = (rule: SegmentRule): rule is Condition =>
  rule.kind === 'trait' || rule.kind === 'touchpoint'

/** A rule made elsewhere with "any" or "not" is more than a list; it then starts empty here. */
export function conditionsOf(rule: SegmentRule | undefined): Condition[] {
  if (!rule) return []
  if (isCondition(rule)) return [rule]
  return rule.kind === 'all' && rule.rules.every(isCondition) ? rule.rules.filter(isCondition) : []
}

const isComplete = (condition: Condition): boolean =>
  condition.kind === 'trait'
    ? condition.key.trim() !== '' && (condition.op === 'exists' || condition.value !== '')
    : condition.touchpoint > 0

/** Conditions still being typed do not count. */
export function ruleOf(conditions: readonly Condition[]): SegmentRule | undefined {
  const complete = conditions.filter(isComplete)
  return complete.length === 0 ? undefined : { kind: 'all', rules: complete }
}

export const opNames: Record<TraitOp, string> = {
  is: 'is',
  'is-not': 'is not',
  contains: 'contains',
  exists: 'is known',
  'at-least': 'at least',
  'at-most': 'at most',
}

/** "country is Sweden, did Support call": the rule as it stands over the map. */
export function segmentText(rule: SegmentRule, touchpoints: readonly { id: number; name: string }[]): string {
  const conditions = conditionsOf(rule)
  if (conditions.length === 0) return 'a segment'
  const said = conditions.map((each) => {
    if (each.kind === 'trait')
      return `${each.key} ${opNames[each.op]}${each.op === 'exists' ? '' : ` ${traitText(each.key, String(each.value))}`}`
    const name = touchpoints.find(({ id }) => id === each.touchpoint)?.name ?? `touchpoint ${each.touchpoint}`
    return `${each.op === 'did' ? 'did' : 'did not'} ${name}`
  })
  return said.join(', ')
}
