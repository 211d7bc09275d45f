/** What Zendesk's events mean. They name people by number, and only events about users say their addresses. */
import { z } from 'zod'
import type { Person, Reading, Told } from '../connector.ts'
import { Bag, present, textIn, Word } from '../payload-parts.ts'

const Event = z.looseObject({
  account_id: Word,
  id: Word,
  type: Word,
  time: Word,
  detail: Bag,
  event: z.unknown(),
})
const Change = z.looseObject({ current: Word, previous: Word }).catch({ current: '', previous: '' })
const Comment = z.looseObject({
  comment: z.looseObject({
    id: Word,
    body: Word,
    is_public: z.boolean().nullish(),
    author: z.looseObject({ id: Word, is_staff: z.boolean().nullish() }),
  }),
})
const Rated = z.looseObject({
  event: z.literal('ticket rated'),
  ticket_id: Word,
  rating: Word,
  comment: Word,
  email: Word,
  external_id: Word,
  at: Word,
})

const solvedStates = new Set(['SOLVED', 'CLOSED'])
const isSolved = (status: string): boolean => solvedStates.has(status.toUpperCase())

type ZendeskEvent = z.infer<typeof Event>

const userOf = (event: ZendeskEvent, id: string): string | undefined =>
  id ? `zendesk:${event.account_id}:${id}` : undefined

const requesterOf = (event: ZendeskEvent): Person => ({
  otherId: userOf(event, textIn(event.detail, 'requester_id')),
})

const ofTicket = (event: ZendeskEvent, told: Pick<Told, 'event'> & Partial<Told>): Reading => {
  const { detail } = event
  const about = present({
    channel: 'ticket',
    ticket_id: textIn(detail, 'id'),
    subject: textIn(detail, 'subject'),
    priority: textIn(detail, 'priority').toLowerCase(),
  })
  const whole = { key: event.id, at: event.time, person: requesterOf(event), ...told }
  return { kind: 'told', told: [{ ...whole, properties: { ...about, ...told.properties } }] }
}

function statusChanged(event: ZendeskEvent): Reading {
  const { current, previous } = Change.parse(event.event)
  // From solved to closed nothing happens to her.
  if (isSolved(current) === isSolved(previous)) return { kind: 'told', told: [] }
  return ofTicket(event, { event: isSolved(current) ? 'Ticket solved' : 'Ticket reopened' })
}

function commentAdded(event: ZendeskEvent): Reading {
  const { comment } = Comment.parse(event.event)
  if (comment.is_public === false) return { kind: 'told', told: [] }
  // What our own people write is not her mood.
  return comment.author.is_staff
    ? ofTicket(event, { event: 'Ticket replied', properties: { reply: comment.body } })
    : ofTicket(event, { event: 'Ticket commented', properties: { text: comment.body } })
}

function userSeen(event: ZendeskEvent): Reading {
  const { detail } = event
  const person = {
    otherId: userOf(event, textIn(detail, 'id')),
    userId: textIn(detail, 'external_id') || undefined,
    email: textIn(detail, 'email') || undefined,
    name: textIn(detail, 'name') || undefined,
  }
  const told = { key: event.id, event: 'Help desk account created', at: event.time, person }
  return { kind: 'told', told: [{ ...told, properties: { channel: 'ticket' } }] }
}

const stars: Record<string, number> = { good: 5, bad: 1 }

function rated({ ticket_id, rating, comment, email, external_id, at }: z.infer<typeof Rated>): Reading {
  const csat = stars[rating.toLowerCase().split(' ')[0] ?? '']
  if (csat === undefined) return { kind: 'told', told: [] }
  const person = { userId: external_id || undefined, email: email || undefined }
  const properties = present({ channel: 'ticket', ticket_id, csat, text: comment })
  const key = `rating:${ticket_id}:${at}`
  return { kind: 'told', told: [{ key, event: 'Ticket rated', at, person, properties }] }
}

const kinds: Record<string, (event: ZendeskEvent) => Reading> = {
  'zen:event-type:ticket.created': (event) =>
    ofTicket(event, {
      event: 'Ticket opened',
      properties: { text: textIn(event.detail, 'description') },
    }),
  'zen:event-type:ticket.comment_added': commentAdded,
  'zen:event-type:ticket.status_changed': statusChanged,
  'zen:event-type:user.created': userSeen,
}

export function readZendesk(payload: unknown): Reading {
  const rating = Rated.safeParse(payload)
  if (rating.success) return rated(rating.data)
  const event = Event.parse(payload)
  return kinds[event.type]?.(event) ?? { kind: 'unknown' }
}
