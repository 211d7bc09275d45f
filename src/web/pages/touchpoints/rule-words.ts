/** Rules of touchpoints in words, and rules that are still being written. */
import { TouchpointRule } from '../../../model/touchpoint.ts'

/** Empty fields are conditions not given; without any condition it is no rule yet. */
export function ruleOf(draft: TouchpointRule): TouchpointRule | undefined {
  const given = (text: string | undefined) => text?.trim() || undefined
  const read = TouchpointRule.safeParse({
    type: given(draft.type),
    name: given(draft.name),
    path: given(draft.path),
    channel: given(draft.channel),
    properties: draft.properties.filter(({ key }) => key.trim() !== ''),
  })
  return read.success ? read.data : undefined
}

const operators = {
  is: 'is',
  'is-not': 'is not',
  contains: 'contains',
  'at-least': 'at least',
  'at-most': 'at most',
  exists: 'is there',
} as const
export type Operator = keyof typeof operators
export const operatorNames: Record<Operator, string> = operators

export function ruleSentence(rule: TouchpointRule): string {
  const parts = [
    rule.type,
    rule.name && `“${rule.name}”`,
    rule.path && `path ${rule.path}`,
    rule.channel && `in ${rule.channel}`,
    ...rule.properties.map(
      ({ key, op, value }) => `${key} ${operators[op]}${op === 'exists' ? '' : ` “${value}”`}`,
    ),
  ]
  return parts.filter(Boolean).join(', ')
}
