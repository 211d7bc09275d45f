/** Rules as a condition over the rows of a type: names by the shape, every value bound. */
import { type RawBuilder, sql } from 'kysely'
import { appError } from '../model/app-error.ts'
import { isCustom } from '../model/crm/field.ts'
import { type FieldRuleValue, me, type SegmentRule } from '../model/segment.ts'
import { type Expression, expressionOf } from './field-expression.ts'
import { foldText } from './fold-text.ts'
import type { Reader } from './record-access.ts'
import type { RecordShape } from './record-shape.ts'
import { sameRecords } from './same-records.ts'

export type Condition = RawBuilder<unknown>
type FieldRule = Extract<SegmentRule, { kind: 'field' }>
/** A rule about what customers did, which another store answers. */
export type BehaviourRule = Extract<SegmentRule, { kind: 'trait' | 'touchpoint' }>

const invalid = (rule: FieldRule, reason: string) =>
  appError('segment.invalid', `"${rule.field}" ${rule.op}: ${reason}`, { field: rule.field })

const textOf = (value: FieldRuleValue): string => (Array.isArray(value) ? value.join(',') : String(value))
const listOf = (value: FieldRuleValue): string[] => (Array.isArray(value) ? value : [String(value)])
const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

function numberOf(rule: FieldRule): number {
  const number = typeof rule.value === 'boolean' || rule.value === '' ? Number.NaN : Number(rule.value)
  if (!Number.isFinite(number)) throw invalid(rule, 'needs a number.')
  return number
}

const earliest = Date.UTC(0, 0, 1)
const latest = Date.UTC(9999, 11, 31)

function timeOf(rule: FieldRule): string {
  const time = Date.parse(textOf(rule.value))
  if (Number.isNaN(time) || time < earliest || time > latest)
    throw invalid(rule, 'needs a date such as 2026-01-31.')
  return new Date(time).toISOString()
}

/** The value in the type of the expression. */
function boundValue({ type }: Expression, rule: FieldRule): Condition {
  switch (type) {
    case 'double precision':
      return sql`${numberOf(rule)}::double precision`
    case 'bigint':
      return sql`${Math.round(numberOf(rule))}::bigint`
    case 'date':
      return sql`${timeOf(rule).slice(0, 10)}::date`
    case 'timestamptz':
      return sql`${timeOf(rule)}::timestamptz`
    case 'boolean':
      return sql`${textOf(rule.value) === 'true'}::boolean`
    default:
      return sql`${textOf(rule.value)}::text`
  }
}

/** What is not known counts as no; only here, since it would keep the indexes from being used elsewhere. */
const opposite = (condition: Condition): Condition => sql`not coalesce(${condition}, false)`

/** What a list is found by: lines by their products, as the index has them, everything else by its parts. */
const listed = ({ kind, sql: list }: Expression): Condition =>
  kind === 'lines' ? sql`jsonb_path_query_array(${list}, '$[*].product')` : sql`${list}`

function isValue(expression: Expression, rule: FieldRule): Condition {
  if (expression.isList) return sql`${listed(expression)} @> ${JSON.stringify([textOf(rule.value)])}::jsonb`
  if (expression.to === 'customer' || expression.to === 'company')
    return sql`${expression.sql} in ${sameRecords(expression.to, textOf(rule.value))}`
  if (rule.field === 'label') return sql`${expression.sql} = ${foldText(textOf(rule.value))}`
  if (expression.kind === 'text') return sql`lower(${expression.sql}) = lower(${textOf(rule.value)}::text)`
  return sql`${expression.sql} = ${boundValue(expression, rule)}`
}

function isAnyOf(expression: Expression, rule: FieldRule): Condition {
  const values = listOf(rule.value)
  if (expression.isList) return sql`${listed(expression)} ?| ${values}::text[]`
  if (expression.type !== 'text' || expression.to === 'customer' || expression.to === 'company') {
    const each = values.map((value) => isValue(expression, { ...rule, value }))
    return each.length === 0 ? sql`false` : sql`(${sql.join(each, sql` or `)})`
  }
  return sql`${expression.sql} = any(${values}::text[])`
}

/** `indexed`: the shape, when the records stand in the search's text. */
function textual(
  indexed: RecordShape | undefined,
  expression: Expression,
  rule: FieldRule,
  pattern: (text: string) => string,
): Condition {
  if (expression.isList) return isValue(expression, rule)
  if (expression.type !== 'text') throw invalid(rule, 'is for text.')
  const text = rule.field === 'label' ? foldText(textOf(rule.value)) : textOf(rule.value)
  const like = sql`${expression.sql} ilike ${pattern(likeText(text))}`
  const field = indexed?.field(rule.field)
  const folded = foldText(text)
  // What stands in a searchable field stands in the search's text, where an index finds it.
  const isFound = field?.kind === 'text' && field.searchable && !isCustom(field.name)
  if (!isFound || folded.length < 3) return like
  // An array is found first and once; a sub-question would be planned together with the list's order.
  return sql`(t.id = any(array(select s.id from crm_search s
    where s.type = ${indexed?.type} and s.text like ${`%${likeText(folded)}%`})) and ${like})`
}

const ordered = new Set<Expression['type']>(['double precision', 'bigint', 'date', 'timestamptz'])

function compared(expression: Expression, rule: FieldRule, operator: '>=' | '<='): Condition {
  if (!ordered.has(expression.type)) throw invalid(rule, 'is for numbers, money and dates.')
  return sql`${expression.sql} ${sql.raw(operator)} ${boundValue(expression, rule)}`
}

const mostDays = 36_500

/** Days before or after this moment. */
function nearDays(expression: Expression, rule: FieldRule, now: Date): Condition {
  if (expression.type !== 'date' && expression.type !== 'timestamptz') throw invalid(rule, 'is for dates.')
  const days = numberOf(rule)
  if (Math.abs(days) > mostDays) throw invalid(rule, `takes at most ${mostDays} days.`)
  const other = new Date(now.getTime() + (rule.op === 'last-days' ? -days : days) * 86_400_000)
  const [from, to] = other < now ? [other, now] : [now, other]
  const type = sql.raw(expression.type)
  return sql`${expression.sql} between ${from.toISOString()}::${type} and ${to.toISOString()}::${type}`
}

/** "me" in a rule about a person is whoever asks, so that a shared view says to each of them what is hers. */
function withReader(rule: FieldRule, kind: Expression['kind'], reader: Reader): FieldRule {
  if (kind !== 'user') return rule
  const named = (part: string) => (part === me ? (reader?.id ?? '') : part)
  const { value } = rule
  if (Array.isArray(value)) return { ...rule, value: value.map(named) }
  return typeof value === 'string' ? { ...rule, value: named(value) } : rule
}

function fieldCondition(shape: RecordShape, given: FieldRule, setting: ConditionSetting): Condition {
  const { now, deleted, reader } = setting
  const expression = expressionOf(shape, given.field)
  const rule = withReader(given, expression.kind, reader)
  switch (rule.op) {
    case 'is':
      return isValue(expression, rule)
    case 'is-not':
      return opposite(isValue(expression, rule))
    case 'any-of':
      return isAnyOf(expression, rule)
    case 'contains':
      return textual(deleted ? undefined : shape, expression, rule, (text) => `%${text}%`)
    case 'starts-with':
      return textual(deleted ? undefined : shape, expression, rule, (text) => `${text}%`)
    case 'empty':
      return sql`${expression.sql} is null`
    case 'not-empty':
      return sql`${expression.sql} is not null`
    case 'at-least':
      return compared(expression, rule, '>=')
    case 'at-most':
      return compared(expression, rule, '<=')
    case 'last-days':
    case 'next-days':
      return nearDays(expression, rule, now)
  }
}

export type ConditionSetting = {
  now: Date
  customersWho: ReadonlyMap<BehaviourRule, readonly string[]>
  /** Deleted records do not stand in the search's text. */
  deleted?: boolean | undefined
  reader?: Reader
}

/** `customersWho`: the ids of the customers whom a rule about behaviour chooses, found beforehand. */
export function recordCondition(shape: RecordShape, rule: SegmentRule, setting: ConditionSetting): Condition {
  const { customersWho } = setting
  const holder = shape.type === 'customer' ? 'id' : shape.field('customer') ? 'customer_id' : undefined
  const conditionOf = (part: SegmentRule): Condition => {
    switch (part.kind) {
      case 'all':
        return part.rules.length === 0
          ? sql`true`
          : sql`(${sql.join(part.rules.map(conditionOf), sql` and `)})`
      case 'any':
        return part.rules.length === 0
          ? sql`false`
          : sql`(${sql.join(part.rules.map(conditionOf), sql` or `)})`
      case 'not':
        return opposite(conditionOf(part.rule))
      case 'field':
        return fieldCondition(shape, part, setting)
      case 'trait':
      case 'touchpoint': {
        if (!holder)
          throw appError(
            'segment.invalid',
            `A ${shape.type} belongs to no customer; filter it by its fields.`,
          )
        return sql`${sql.ref(`t.${holder}`)} = any(${[...(customersWho.get(part) ?? [])]}::text[])`
      }
    }
  }
  return conditionOf(rule)
}

export const behaviourRules = (rule: SegmentRule): BehaviourRule[] => {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return rule.rules.flatMap(behaviourRules)
    case 'not':
      return behaviourRules(rule.rule)
    case 'field':
      return []
    case 'trait':
    case 'touchpoint':
      return [rule]
  }
}
