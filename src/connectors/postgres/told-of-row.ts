/** What a row of a table tells. */
import type { Told } from '../connector.ts'
import { present } from '../payload-parts.ts'
import type { SourceRow } from './read-rows.ts'
import type { PostgresSettings } from './settings.ts'

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

const mostProperties = 60
const longestValue = 400
/** An interaction may carry 32 KB, and what has a meaning comes first. */
const mostBytes = 10_000

/** Long texts are cut; what would be no JSON any more when it is cut becomes text. */
function cut(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, longestValue)
  if (typeof value !== 'object' || value === null) return value
  const text = JSON.stringify(value)
  return text.length <= longestValue * 5 ? value : text.slice(0, longestValue)
}

/** Columns without a meaning of their own stay with the interaction. */
function others(row: SourceRow, settings: PostgresSettings): Record<string, unknown> {
  const used = new Set(Object.values(settings.columns))
  let bytes = 0
  return Object.fromEntries(
    Object.entries(row.values)
      .filter(([name]) => !used.has(name))
      .slice(0, mostProperties)
      .map(([name, value]) => [name, cut(value)] as const)
      .filter((entry) => {
        bytes += Buffer.byteLength(JSON.stringify(entry))
        return bytes <= mostBytes
      }),
  )
}

export function toldOfRow(row: SourceRow, settings: PostgresSettings): Told | undefined {
  const { columns } = settings
  const at = (field: keyof typeof columns): string => {
    const column = columns[field]
    return column ? textOf(row.values[column]) : ''
  }
  const event = at('touchpoint') || settings.event || ''
  const [userId, anonymous, email] = [at('customer'), at('anonymous'), at('email')]
  if (event === '' || !(userId || anonymous || email)) return undefined
  const version = settings.repeat === 'change' ? `@${row.place.cursor}` : ''
  return {
    key: at('messageId') || `row:${row.place.key}${version}`,
    event,
    at: at('time'),
    person: {
      userId: userId || undefined,
      email: email || undefined,
      otherId: anonymous || undefined,
      name: at('name') || undefined,
    },
    properties: present({
      ...others(row, settings),
      channel: at('channel'),
      value: at('value'),
      currency: at('currency'),
      nps: at('nps'),
      csat: at('csat'),
      ces: at('ces'),
      rating: at('rating'),
      text: at('text'),
      order_id: at('order'),
      deal_id: at('deal'),
      ticket_id: at('ticket'),
    }),
  }
}
