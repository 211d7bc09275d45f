/** The SQL that turns cells as read into interactions as they will be stored, or into the reason why not. */
import { hash64Sql, homeSql } from '../../../journey/hash.ts'
import { reservedIdentifierSql } from '../../../journey/reserved-identifiers.ts'
import type { ImportField } from '../../../model/import.ts'
import { noCurrency } from '../../money.ts'
import { type ImportPlan, tablesOf } from '../import-plan.ts'
import { amountSql, minorUnitsSql } from './amount-sql.ts'
import { answersSql } from './answers-sql.ts'
import { trimmed } from './text-sql.ts'
import { dayOnlySql, timeSql } from './time-sql.ts'

/** Bits of `remark`, for what is worth saying about rows that are taken. */
export const remarkBits = { value: 1, answer: 2, dayOnly: 4, placeholder: 8 } as const

export const preparedColumns = {
  row: 'UInt64',
  problem: 'LowCardinality(String)',
  remark: 'UInt8',
  home: 'UInt64',
  at: "DateTime64(3, 'UTC')",
  message: 'UInt64',
  message_id: 'String',
  kind_key: 'UInt64',
  name: 'String',
  channel: 'String',
  score: 'Int16',
  lane: 'UInt8',
  scale: 'UInt8',
  raw: 'Float32',
  value: 'Int64',
  currency: 'LowCardinality(String)',
  text: 'String',
  order_id: 'String',
  deal_id: 'String',
  ticket_id: 'String',
  user_id: 'String',
  anonymous_id: 'String',
  properties: 'String',
} as const

const longestName = 200
const longestText = 20_000

export type Statement = { sql: string; params: Record<string, unknown> }

/** Takes rows `from` < row <= `to`. */
export function prepareSql(
  plan: ImportPlan,
  { now, knowsCustomers }: { now: Date; knowsCustomers: boolean },
  from: number,
  to: number,
): Statement {
  const { staging, prepared, known } = tablesOf(plan.id)
  const has = (field: ImportField): boolean => plan.place[field] !== undefined
  const cell = (field: ImportField): string => (has(field) ? trimmed(`c${plan.place[field]}`) : `''`)
  const constantOr = (field: 'touchpoint' | 'channel'): string =>
    has(field) ? cell(field) : `{${field}:String}`
  const amount = amountSql('value_cell', plan.decimalComma)
  const answers = answersSql((question) => (has(question) ? `c${plan.place[question]}` : null))
  const properties = propertiesSql(plan)
  const zone = '{zone:String}'
  // An activity with several people of another program is that of the first.
  const customer = plan.customerPrefix
    ? trimmed(`splitByChar(';', ${cell('customer')})[1]`)
    : cell('customer')
  const sql = `INSERT INTO ${prepared} (${Object.keys(preparedColumns).join(', ')})
WITH
  ${customer} AS user_cell,
  ${cell('anonymous')} AS anonymous_cell,
  ${reservedIdentifierSql('user_cell')} AS user_reserved,
  ${has('anonymous') ? reservedIdentifierSql('anonymous_cell') : '1'} AS anonymous_reserved,
  if(user_reserved, '', concat({prefix:String}, user_cell)) AS said_user,
  ${knowsCustomers ? `if(said_user != '' AND user != '', user, said_user)` : 'said_user'} AS user_legal,
  if(anonymous_reserved, '', anonymous_cell) AS anonymous_legal,
  ${cell('time')} AS time_cell,
  ${timeSql('time_cell', plan.timeForm, zone)} AS read_at,
  ${cell('value')} AS value_cell,
  ${has('value') ? amount : 'NULL'} AS read_value,
  ${currencySql(has('currency') ? cell('currency') : null, has('value') ? cell('value') : null)} AS read_currency,
  ${answers.with}
  multiIf(
    trouble != '', toString(trouble),
    user_cell = '' AND anonymous_cell = '', 'customer-missing',
    user_reserved AND anonymous_reserved, 'reserved-identifier',
    time_cell = '', 'time-missing',
    isNull(read_at), 'time-unreadable',
    read_at < toDateTime64('1970-01-01 00:00:00', 3, 'UTC'), 'time-before-1970',
    read_at > fromUnixTimestamp64Milli({latest:Int64}, 'UTC'), 'time-in-future',
    read_name = '', 'touchpoint-missing',
    '') AS problem_code,
  problem_code = '' AS good,
  substringUTF8(${constantOr('touchpoint')}, 1, ${longestName}) AS read_name,
  lower(${constantOr('channel')}) AS read_channel,
  ${has('text') ? `substringUTF8(${cell('text')}, 1, ${longestText})` : `''`} AS read_text,
  ${properties.sql} AS pairs,
  if(pairs = '', '', concat('{', substring(pairs, 2), '}')) AS read_properties,
  ${cell('order')} AS read_order, ${cell('deal')} AS read_deal, ${cell('ticket')} AS read_ticket,
  ifNull(read_at, toDateTime64(0, 3, 'UTC')) AS kept_at,
  ifNull(${minorUnitsSql('read_value', 'read_currency')}, 0) AS read_minor,
  ${messageIdSql(has('messageId') ? cell('messageId') : null)} AS read_message_id
SELECT
  row,
  problem_code,
  if(good, bitOr(bitOr(
    if(value_cell != '' AND isNull(read_value), ${remarkBits.value}, 0),
    if(${answers.unreadable}, ${remarkBits.answer}, 0)), bitOr(
    if(${dayOnlySql('time_cell', plan.timeForm)}, ${remarkBits.dayOnly}, 0),
    if(user_cell != '' AND user_reserved, ${remarkBits.placeholder}, 0))), 0),
  if(good, if(user_legal != '', ${homeSql('user', 'user_legal')}, ${homeSql('anonymous', 'anonymous_legal')}), 0),
  kept_at,
  if(good, ${hash64Sql('read_message_id')}, 0),
  read_message_id,
  cityHash64(read_name, read_channel),
  read_name,
  read_channel,
  ${answers.score},
  if(${answers.scale} > 0, 1, 0),
  ${answers.scale},
  ${answers.raw},
  read_minor,
  if(isNull(read_value), '', read_currency),
  read_text,
  read_order,
  read_deal,
  read_ticket,
  user_legal,
  anonymous_legal,
  read_properties
FROM ${staging}${knowsCustomers ? ` LEFT ANY JOIN ${known} ON lower(${cell('customer')}) = ${known}.address` : ''}
WHERE row > {from:UInt64} AND row <= {to:UInt64}`
  return {
    sql,
    params: {
      ...properties.params,
      prefix: plan.customerPrefix,
      zone: plan.timeZone,
      latest: String(now.getTime() + 24 * 3600_000),
      touchpoint: plan.constants.touchpoint.trim(),
      channel: plan.constants.channel.trim(),
      currency: plan.constants.currency.trim().toUpperCase() || noCurrency,
      from: String(from),
      to: String(to),
    },
  }
}

/**
 * Without an id of its own an interaction is known by everything it says, so that the same row is never taken twice. Of
 * the customer by what the cell says: who that is may be known by the second time.
 */
function messageIdSql(cell: string | null): string {
  const content =
    `concat('row-', lower(hex(sipHash128(said_user, anonymous_legal, kept_at, read_name, read_channel, read_minor, ` +
    `read_currency, said_scale, said_raw, read_text, read_order, read_deal, read_ticket, read_properties))))`
  return cell === null ? content : `if(${cell} != '', ${cell}, ${content})`
}

/** Amounts of workbooks may name their currency themselves. */
const currencySql = (cell: string | null, amount: string | null): string =>
  cell === null
    ? amount === null
      ? '{currency:String}'
      : `if(match(${amount}, '\u00a0[A-Z]{3}$'), right(${amount}, 3), {currency:String})`
    : `if(match(upper(${cell}), '^[A-Z]{3}$'), upper(${cell}), transform(${cell}, ['€', '$', '£', '¥'], ['EUR', 'USD', 'GBP', 'JPY'], {currency:String}))`

/** `,"name":"cell"` for every filled cell. Names of columns come from the file, so they are bound. */
function propertiesSql(plan: ImportPlan): Statement {
  const params: Record<string, unknown> = {}
  const pairs = plan.properties.map((index) => {
    params[`p${index}`] = `,${JSON.stringify(plan.columns[index])}:`
    return `if(c${index} = '', '', concat({p${index}:String}, toJSONString(c${index})))`
  })
  const rest = `if(rest = '', '', concat(',', substring(rest, 2, length(rest) - 2)))`
  return { sql: `concat('', ${[...pairs, rest].join(', ')})`, params }
}
