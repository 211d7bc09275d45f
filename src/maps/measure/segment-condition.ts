/** A segment's rules as a ClickHouse condition over a journey row, with every value bound. */
import { appError } from '../../model/app-error.ts'
import type { SegmentRule, TraitOp } from '../../model/segment.ts'

export type Condition = { sql: string; params: Record<string, unknown> }

const traitSql: Record<TraitOp, (key: string, value: string) => string> = {
  is: (key, value) => `traits[${key}] = ${value}`,
  'is-not': (key, value) => `traits[${key}] != ${value}`,
  contains: (key, value) => `positionCaseInsensitiveUTF8(traits[${key}], ${value}) > 0`,
  exists: (key) => `mapContains(traits, ${key})`,
  'at-least': (key, value) => `toFloat64OrNull(traits[${key}]) >= toFloat64OrNull(${value})`,
  'at-most': (key, value) => `toFloat64OrNull(traits[${key}]) <= toFloat64OrNull(${value})`,
}

export function segmentCondition(rule: SegmentRule): Condition {
  const params: Record<string, unknown> = {}
  let count = 0
  const bind = (value: unknown, type: string): string => {
    const name = `segment${count++}`
    params[name] = value
    return `{${name}:${type}}`
  }
  const sqlOf = (part: SegmentRule): string => {
    switch (part.kind) {
      case 'all':
        return part.rules.length === 0 ? '1' : `(${part.rules.map(sqlOf).join(' AND ')})`
      case 'any':
        return part.rules.length === 0 ? '0' : `(${part.rules.map(sqlOf).join(' OR ')})`
      case 'not':
        return `NOT ifNull(${sqlOf(part.rule)}, 0)`
      case 'trait':
        return `ifNull(${traitSql[part.op](bind(part.key, 'String'), bind(part.value, 'String'))}, 0)`
      case 'touchpoint': {
        const did = `countEqual(tp, ${bind(part.touchpoint, 'UInt16')}) >= ${bind(part.atLeast, 'UInt32')}`
        return part.op === 'did' ? `(${did})` : `NOT (${did})`
      }
      case 'field':
        throw appError(
          'segment.invalid',
          `A map knows traits and touchpoints, not the field "${part.field}" of a record. Use a trait, or filter the list instead.`,
        )
    }
  }
  return { sql: sqlOf(rule), params }
}
