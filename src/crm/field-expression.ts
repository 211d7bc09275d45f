/** A field as an SQL expression: columns by their declared names, people's own fields by a bound key. */
import { type RawBuilder, sql } from 'kysely'
import { appError } from '../model/app-error.ts'
import { type Field, type FieldKind, isCustom } from '../model/crm/field.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { columnsOf } from './record-columns.ts'
import type { RecordShape } from './record-shape.ts'

export type Expression = {
  kind: FieldKind
  sql: RawBuilder<unknown>
  /** of the expression, for values that are compared with it */
  type: 'text' | 'double precision' | 'bigint' | 'date' | 'timestamptz' | 'boolean' | 'jsonb'
  isList: boolean
  /** of a relation to one record */
  to?: RecordType | undefined
}

/** What every record has besides its fields. */
const systemFields: Record<string, Expression> = {
  label: { kind: 'text', sql: sql.ref('t.label_key'), type: 'text', isList: false },
  createdAt: { kind: 'datetime', sql: sql.ref('t.created_at'), type: 'timestamptz', isList: false },
  updatedAt: { kind: 'datetime', sql: sql.ref('t.updated_at'), type: 'timestamptz', isList: false },
}

const types: Record<FieldKind, Expression['type']> = {
  text: 'text',
  'long-text': 'text',
  link: 'text',
  choice: 'text',
  user: 'text',
  relation: 'text',
  number: 'double precision',
  money: 'bigint',
  date: 'date',
  datetime: 'timestamptz',
  'yes-no': 'boolean',
  'many-choices': 'jsonb',
  lines: 'jsonb',
}

function sqlOf(shape: RecordShape, field: Field, type: Expression['type']): RawBuilder<unknown> {
  if (isCustom(field.name)) {
    if (type === 'jsonb') return sql`(t.custom -> ${field.name}::text)`
    if (field.kind === 'money') return sql`(t.custom -> ${field.name}::text ->> 'minor')::bigint`
    const text = sql`(t.custom ->> ${field.name}::text)`
    return type === 'text' ? sql`${text} collate "C"` : sql`${text}::${sql.raw(type)}`
  }
  const column = columnsOf(shape.type).find((one) => one.field.name === field.name)
  if (!column) throw appError('server.internal', `The field ${field.name} has no column.`)
  return sql.ref(`t.${column.name}`)
}

export function expressionOf(shape: RecordShape, name: string): Expression {
  const system = Object.hasOwn(systemFields, name) ? systemFields[name] : undefined
  if (system) return system
  const field = shape.field(name)
  if (!field)
    throw appError(
      'record.unknown-field',
      `There is no field "${name}" on ${shape.type}. See GET /record-types.`,
      {
        field: name,
      },
    )
  const isList = field.kind === 'many-choices' || field.kind === 'lines' || field.many === true
  const type = isList ? 'jsonb' : types[field.kind]
  return {
    kind: field.kind,
    sql: sqlOf(shape, field, type),
    type,
    isList,
    to: field.many ? undefined : field.to,
  }
}

/** As it is ordered; refused where an order makes no sense. */
export function sortExpression(shape: RecordShape, name: string): Expression {
  const expression = expressionOf(shape, name)
  if (!Object.hasOwn(systemFields, name) && !shape.field(name)?.sortable)
    throw appError(
      'request.invalid',
      `Lists cannot be sorted by "${name}". Choose a field that is sortable.`,
      {
        where: 'querystring.sort',
      },
    )
  const isWritten = expression.kind === 'text' && name !== 'label'
  return isWritten ? { ...expression, sql: sql`lower(${expression.sql})` } : expression
}
