/** Reads a payload of any shape by the names that its owner gave. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Reading, Told } from '../connector.ts'
import { present } from '../payload-parts.ts'

const path = (title: string, usual = '', description = '') =>
  z
    .string()
    .trim()
    .max(200)
    .default(usual)
    .meta({ title, ...(description ? { description } : {}) })

export const fieldsOfPayload = z
  .object({
    event: path('What happened', 'event', 'Name of the field; or = and a fixed text, as =Order placed'),
    customer: path('Customer id', 'customer'),
    email: path('E-mail', 'email'),
    name: path('Name of the customer', 'name'),
    time: path('Time', 'time', 'Without one, the time of receipt counts.'),
    id: path('Id of the event', 'id', 'Without one, the whole content says whether it came before.'),
    channel: path('Channel', 'channel'),
    value: path('Amount', 'value'),
    currency: path('Currency', 'currency'),
    order: path('Order number', 'order_id'),
    ticket: path('Ticket number', 'ticket_id'),
    nps: path('NPS', 'nps'),
    csat: path('CSAT', 'csat'),
    text: path('Words of the customer', 'text'),
  })
  .prefault({})
  .meta({ title: 'Fields of the payload' })
type Fields = z.infer<typeof fieldsOfPayload>

const stepInto = (value: unknown, step: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<string, unknown>)[step]
    : undefined

/** Text at a path such as `customer.email`; empty when there is none. */
export function fieldAt(payload: unknown, where: string): string {
  if (where.startsWith('=')) return where.slice(1).trim()
  if (where === '') return ''
  const found = where.split('.').reduce(stepInto, payload)
  return typeof found === 'string' ? found.trim() : typeof found === 'number' ? String(found) : ''
}

/** What no field was named for is kept as it is, as long as it is plain. */
function otherProperties(item: object, fields: Fields): Record<string, unknown> {
  const used = new Set(Object.values(fields))
  return Object.fromEntries(
    Object.entries(item)
      .filter(([name, value]) => !used.has(name) && typeof value !== 'object')
      .slice(0, 50),
  )
}

function toldOf(item: unknown, fields: Fields): Told[] {
  const at = (name: keyof Fields) => fieldAt(item, fields[name])
  const event = at('event')
  if (typeof item !== 'object' || item === null || event === '') return []
  const key = at('id') || createHash('sha256').update(JSON.stringify(item)).digest('hex')
  const person = {
    userId: at('customer') || undefined,
    email: at('email') || undefined,
    name: at('name') || undefined,
  }
  const properties = present({
    ...otherProperties(item, fields),
    channel: at('channel'),
    value: at('value'),
    currency: at('currency'),
    order_id: at('order'),
    ticket_id: at('ticket'),
    nps: at('nps'),
    csat: at('csat'),
    text: at('text'),
  })
  return [{ key, event, at: at('time'), person, properties }]
}

export function readAny(payload: unknown, fields: Fields): Reading {
  const told = (Array.isArray(payload) ? payload : [payload]).flatMap((item) => toldOf(item, fields))
  return told.length > 0 ? { kind: 'told', told } : { kind: 'unknown' }
}
