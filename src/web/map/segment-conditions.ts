/** The segment rule of a map as a plain list of conditions that all must hold, and back. */
import type { SegmentRule } from '../../model/segment.ts'

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
