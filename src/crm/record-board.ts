/** A board: records by the value of a choice, each column with its number, its sums of money and its first cards. */
import { sql } from 'kysely'
import { appError } from '../model/app-error.ts'
import type { FieldOption } from '../model/crm/field.ts'
import type { Money } from '../model/crm/field-value.ts'
import type { SegmentRule } from '../model/segment.ts'
import { expressionOf } from './field-expression.ts'
import { type ListSetting, listCondition, listRecords } from './list-records.ts'
import { columnsOf, tableOf } from './record-columns.ts'
import type { Db } from './record-rows.ts'
import type { RecordShape } from './record-shape.ts'
import type { StoredRecord } from './stored-record.ts'

export type BoardWish = {
  group: string
  pipeline?: string | undefined
  filter?: SegmentRule | undefined
  sort?: string | undefined
  limit: number
}

export type FilledColumn = {
  value: string
  label: string
  count: number
  sums: Money[]
  records: StoredRecord[]
  next: string | null
}

type Count = { value: string | null; currency: string | null; n: number; minor: string | null }

function columnsWanted(shape: RecordShape, { group, pipeline }: BoardWish): FieldOption[] {
  const field = shape.field(group)
  if (field?.kind !== 'choice')
    throw appError('request.invalid', `A board needs a field with choices; "${group}" is none.`, {
      where: 'querystring.group',
    })
  return (field.options ?? []).filter((option) => pipeline === undefined || option.group === pipeline)
}

async function counts(db: Db, shape: RecordShape, wish: BoardWish, setting: ListSetting): Promise<Count[]> {
  const value = expressionOf(shape, wish.group).sql
  const money = columnsOf(shape.type).filter(({ part }) => part !== undefined)
  const [minor, currency] = [money[0], money[1]]
  const where = listCondition(shape, wish, setting)
  const { rows } = await sql<Count>`
    select ${value} as value, ${currency ? sql.ref(`t.${currency.name}`) : sql`null`} as currency,
      count(*) as n, ${minor ? sql`sum(${sql.ref(`t.${minor.name}`)})` : sql`null`}::text as minor
    from ${sql.table(tableOf(shape.type))} t where ${where} group by 1, 2`.execute(db)
  return rows
}

const sumsOf = (rows: readonly Count[]): Money[] =>
  rows
    .flatMap(({ currency, minor }) =>
      currency && minor !== null ? [{ minor: Number(minor), currency }] : [],
    )
    .sort((a, b) => b.minor - a.minor)

export async function boardOf(
  db: Db,
  shape: RecordShape,
  wish: BoardWish,
  setting: ListSetting,
): Promise<FilledColumn[]> {
  const options = columnsWanted(shape, wish)
  const counted = Map.groupBy(await counts(db, shape, wish, setting), ({ value }) => value ?? '')
  const columns: FilledColumn[] = []
  for (const { value, label } of options) {
    const rows = counted.get(value) ?? []
    const inColumn: SegmentRule = { kind: 'field', field: wish.group, op: 'is', value }
    const filter: SegmentRule = wish.filter ? { kind: 'all', rules: [inColumn, wish.filter] } : inColumn
    const count = rows.reduce((sum, { n }) => sum + Number(n), 0)
    const page =
      count === 0 || wish.limit === 0
        ? { records: [], next: null }
        : await listRecords(db, shape, { ...wish, filter }, setting)
    columns.push({ value, label, count, sums: sumsOf(rows), ...page })
  }
  return columns
}
