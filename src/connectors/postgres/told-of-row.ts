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

/** Columns without a meaning of their own stay with the interaction. */
function others(row: SourceRow, settings: PostgresSettings): Record<string, unknown> {
  const used = new Set(Object.values(settings.columns))
  return Object.fromEntries(
    Object.entries(row.values)
      .filter(([name]) => !used.has(name))
      .slice(0, mostProperties)
      .map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 400) : value]),
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
