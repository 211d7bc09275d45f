/** What Zendesk's events mean. They name people by number, and only events about users say their addresses, which are remembered. */
import { z } from 'zod'
import type { Person, Reading, Told } from '../connector.ts'
import { present, saidIn, saidValues, textIn, Word } from '../payload-parts.ts'
import { Event, type ZendeskEvent } from './event.ts'
import { isSolved, recordOfOrganization, recordOfTicket } from './records.ts'

const State = z.union([Word, z.boolean().transform(String)])
const Change = z.looseObject({ current: State, previous: State }).catch({ current: '', previous: '' })
const Comment = z.looseObject({
  comment: z.looseObject({
    id: Word,
    body: Word,
    is_public: z.boolean().nullish(),
    author: z.looseObject({ id: Word, is_staff: z.boolean().nullish() }),
  }),
})
const Message = z.looseObject({
  actor: z.looseObject({ type: Word }),
  message: z.looseObject({ id: Word, body: Word }),
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

const userOf = (event: ZendeskEvent, id: string): string | undefined =>
  id ? `zendesk:${event.account_id}:${id}` : undefined

const requesterOf = (event: ZendeskEvent): Person => ({
  otherId: userOf(event, textIn(event.detail, 'requester_id')),
})

/** Chat messages name their ticket only. */
const rememberedTicket = ({ account_id }: ZendeskEvent, id: string): string => `ticket:${account_id}:${id}`

const rememberedUser = ({ account_id }: ZendeskEvent, id: string): string => `user:${account_id}:${id}`

const ofTicket = (
  event: ZendeskEvent,
  told: Pick<Told, 'event'> & Partial<Told>,
  now: Parameters<typeof recordOfTicket>[1] = {},
): Reading => {
  const { detail } = event
  const about = present({
    channel: 'ticket',
    ticket_id: textIn(detail, 'id'),
    subject: textIn(detail, 'subject'),
    priority: textIn(detail, 'priority').toLowerCase(),
  })
  const [person, remembered] = [requesterOf(event), rememberedUser(event, textIn(detail, 'requester_id'))]
  const whole = { key: event.id, at: event.time, person, about: remembered, ...told }
  return {
    kind: 'told',
    told: [{ ...whole, properties: { ...about, ...told.properties } }],
    records: [{ ...recordOfTicket(event, now), person, about: remembered }],
    remember: person.otherId ? [[rememberedTicket(event, textIn(detail, 'id')), person]] : [],
  }
}

/** Says nothing but how the ticket is now. */
const ticketSeen = (event: ZendeskEvent): Reading => ({
  kind: 'told',
  told: [],
  records: [
    {
      ...recordOfTicket(event),
      person: requesterOf(event),
      about: rememberedUser(event, textIn(event.detail, 'requester_id')),
    },
  ],
})

function statusChanged(event: ZendeskEvent): Reading {
  const { current, previous } = Change.parse(event.event)
  // From solved to closed nothing happens to her.
  if (isSolved(current) === isSolved(previous)) return ticketSeen(event)
  const solved = isSolved(current)
  return ofTicket(
    event,
    { event: solved ? 'Ticket solved' : 'Ticket reopened' },
    { status: current, tells: { moves: solved ? ['solved', 'closed'] : ['new', 'open', 'waiting'] } },
  )
}

function commentAdded(event: ZendeskEvent): Reading {
  const { comment } = Comment.parse(event.event)
  if (comment.is_public === false) return ticketSeen(event)
  // What our own people write is not her mood.
  return comment.author.is_staff
    ? ofTicket(
        event,
        { event: 'Ticket replied', properties: { reply: comment.body } },
        { repliedAt: event.time },
      )
    : ofTicket(event, { event: 'Ticket commented', properties: { text: comment.body } })
}

/** In a chat: what she wrote, and what our people answered; of what machines say nothing is told. */
function messageAdded(event: ZendeskEvent): Reading {
  const { actor, message } = Message.parse(event.event)
  const ticket = textIn(event.detail, 'id')
  const said = {
    end_user: { event: 'Ticket commented', properties: { text: message.body } },
    agent: { event: 'Ticket replied', properties: { reply: message.body } },
  }[actor.type]
  if (!said) return { kind: 'told', told: [] }
  const told = { key: event.id, at: event.time, person: {}, about: rememberedTicket(event, ticket), ...said }
  const properties = present({ channel: 'chat', ticket_id: ticket, ...said.properties })
  return { kind: 'told', told: [{ ...told, properties }] }
}

/** Our own people have accounts there too, and are no customers. */
const isStaff = ({ detail }: ZendeskEvent): boolean =>
  ['agent', 'admin'].includes(textIn(detail, 'role').toLowerCase())

/** The account was switched off or deleted there, which is no wish of hers to be erased. */
function userGone(event: ZendeskEvent): Reading {
  if (isStaff(event)) return { kind: 'told', told: [] }
  const person = { otherId: userOf(event, textIn(event.detail, 'id')) }
  const told = { key: event.id, event: 'Help desk account deleted', at: event.time, person }
  return { kind: 'told', told: [{ ...told, properties: { channel: 'ticket' } }] }
}

const activeChanged = (event: ZendeskEvent): Reading =>
  Change.parse(event.event).current === 'false' ? userGone(event) : userChanged(event)

/** Says nothing but who she is now. */
const userChanged = (event: ZendeskEvent): Reading => {
  const seen = userSeen(event)
  return seen.kind === 'told' ? { ...seen, told: [] } : seen
}

function userSeen(event: ZendeskEvent): Reading {
  const { detail } = event
  if (isStaff(event)) return { kind: 'told', told: [] }
  const person = {
    otherId: userOf(event, textIn(detail, 'id')),
    userId: textIn(detail, 'external_id') || undefined,
    email: textIn(detail, 'email') || undefined,
    name: textIn(detail, 'name') || undefined,
  }
  const told = { key: event.id, event: 'Help desk account created', at: event.time, person }
  return {
    kind: 'told',
    told: [{ ...told, properties: { channel: 'ticket' } }],
    records: [
      { type: 'customer', at: event.time, person, values: saidValues({ phone: saidIn(detail, 'phone') }) },
    ],
    remember: person.userId || person.email ? [[rememberedUser(event, textIn(detail, 'id')), person]] : [],
  }
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
    ofTicket(
      event,
      { event: 'Ticket opened', properties: { text: textIn(event.detail, 'description') } },
      { tells: { beginning: true } },
    ),
  'zen:event-type:ticket.comment_added': commentAdded,
  'zen:event-type:ticket.status_changed': statusChanged,
  'zen:event-type:messaging_ticket.message_added': messageAdded,
  'zen:event-type:user.created': userSeen,
  'zen:event-type:user.active_changed': activeChanged,
  'zen:event-type:user.deleted': userGone,
  'zen:event-type:organization.name_changed': (event) => ({
    kind: 'told',
    told: [],
    records: recordOfOrganization(event),
  }),
  'zen:event-type:organization.created': (event) => ({
    kind: 'told',
    told: [],
    records: recordOfOrganization(event),
  }),
}

/** Some types are written with a slash in place of the colon. */
function readerOf(given: string): ((event: ZendeskEvent) => Reading) | undefined {
  const type = given.replace(/^zen:event-type\//, 'zen:event-type:')
  const read = kinds[type]
  if (read) return read
  if (type.startsWith('zen:event-type:ticket.')) return ticketSeen
  return type.startsWith('zen:event-type:user.') ? userChanged : undefined
}

export function readZendesk(payload: unknown): Reading {
  const rating = Rated.safeParse(payload)
  if (rating.success) return rated(rating.data)
  const event = Event.parse(payload)
  return readerOf(event.type)?.(event) ?? { kind: 'unknown' }
}
