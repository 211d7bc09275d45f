/** The filter of a list as conditions on its fields, and back: what a filter builder can show. */
import type { Field } from '../../model/crm/field.ts'
import type { FieldOp, FieldRuleValue, SegmentRule } from '../../model/segment.ts'

export type Condition = { field: string; op: FieldOp; value: FieldRuleValue }
export type Filter = { join: 'all' | 'any'; conditions: Condition[] }

type FieldRule = Extract<SegmentRule, { kind: 'field' }>
const isField = (rule: SegmentRule): rule is FieldRule => rule.kind === 'field'
const conditionOf = ({ field, op, value }: FieldRule): Condition => ({ field, op, value })

export const noFilter: Filter = { join: 'all', conditions: [] }

/** Undefined: the rule says more than a list of conditions can show. */
export function filterOf(rule: SegmentRule | undefined): Filter | undefined {
  if (!rule) return noFilter
  if (isField(rule)) return { join: 'all', conditions: [conditionOf(rule)] }
  if (rule.kind !== 'all' && rule.kind !== 'any') return undefined
  const fields = rule.rules.filter(isField)
  return fields.length === rule.rules.length
    ? { join: rule.kind, conditions: fields.map(conditionOf) }
    : undefined
}

export const needsNoValue = (op: FieldOp): boolean => op === 'empty' || op === 'not-empty'

const isComplete = ({ op, value }: Condition): boolean =>
  needsNoValue(op) || (Array.isArray(value) ? value.length > 0 : value !== '')

/** Conditions still being filled in do not count. */
export function ruleOf({ join, conditions }: Filter): SegmentRule | undefined {
  const rules = conditions.filter(isComplete).map((condition) => ({ kind: 'field' as const, ...condition }))
  return rules.length === 0 ? undefined : { kind: join, rules }
}

const always: readonly FieldOp[] = ['empty', 'not-empty']

/** What can be asked of a field, the most usual first. */
export function opsOf({ kind, many }: Pick<Field, 'kind' | 'many'>): readonly FieldOp[] {
  switch (kind) {
    case 'text':
    case 'link':
      return ['contains', 'is', 'is-not', 'starts-with', ...always]
    case 'long-text':
      return ['contains', ...always]
    case 'number':
    case 'money':
      return ['at-least', 'at-most', 'is', ...always]
    case 'date':
    case 'datetime':
      return ['last-days', 'next-days', 'at-least', 'at-most', ...always]
    case 'choice':
    case 'user':
      return ['is', 'is-not', 'any-of', ...always]
    case 'many-choices':
      return ['is', 'any-of', ...always]
    case 'relation':
      return many ? ['is', ...always] : ['is', 'is-not', ...always]
    case 'yes-no':
      return ['is', ...always]
    case 'lines':
      return ['is', ...always]
  }
}

const names: Record<FieldOp, string> = {
  is: 'is',
  'is-not': 'is not',
  'any-of': 'is one of',
  contains: 'contains',
  'starts-with': 'begins with',
  empty: 'is empty',
  'not-empty': 'is filled in',
  'at-least': 'at least',
  'at-most': 'at most',
  'last-days': 'in the last days',
  'next-days': 'in the next days',
}
const dateNames: Partial<Record<FieldOp, string>> = { 'at-least': 'from', 'at-most': 'until' }

export const opName = (op: FieldOp, kind: Field['kind']): string =>
  (kind === 'lines' && op === 'is' ? 'with' : undefined) ??
  (kind === 'date' || kind === 'datetime' ? dateNames[op] : undefined) ??
  names[op]
