/** What Intercom's topics mean. The address of a contact comes with the first message and is remembered. */
import { z } from 'zod'
import type { Person, Reading, Told, ToldRecord } from '../connector.ts'
import { fieldValues, present, Said, saidValues, textOfHtml, Word } from '../payload-parts.ts'

const Location = z.looseObject({ city: Said, country: Said }).nullish()
const Author = z.looseObject({ type: Word, id: Word, email: Word, name: Word })
const Contact = z.looseObject({
  id: Word,
  external_id: Word,
  email: Word,
  name: Word,
  phone: Said,
  location: Location,
  unsubscribed_from_emails: z.boolean().nullish(),
})
const Part = z.looseObject({
  id: Word,
  body: Word,
  created_at: z.number().nullish(),
  author: Author.nullish(),
})
const Conversation = z.looseObject({
  id: Word,
  created_at: z.number().nullish(),
  priority: Word,
  source: z
    .looseObject({ id: Word, body: Word, subject: Word, delivered_as: Word, author: Author.nullish() })
    .nullish(),
  contacts: z.looseObject({ contacts: z.array(Contact) }).nullish(),
  conversation_parts: z.looseObject({ conversation_parts: z.array(Part) }).nullish(),
  conversation_rating: z
    .looseObject({ rating: z.number().nullish(), remark: Word, created_at: z.number().nullish() })
    .nullish(),
})
type Conversation = z.infer<typeof Conversation>
const Notification = z.looseObject({
  id: Word,
  topic: Word,
  created_at: z.number(),
  data: z.looseObject({ item: z.unknown() }),
})

const isStaff = (type: string | undefined): boolean => type === 'admin' || type === 'bot' || type === 'team'

/** Whoever of the conversation is no colleague of ours. */
function personOf({ source, contacts, conversation_parts }: Conversation): Person {
  const contact = contacts?.contacts[0]
  const parts = conversation_parts?.conversation_parts ?? []
  const authors = [source?.author, ...parts.map(({ author }) => author)]
  const author = authors.find((one) => one && !isStaff(one.type))
  const id = contact?.id || author?.id
  return {
    userId: contact?.external_id || undefined,
    email: contact?.email || author?.email || undefined,
    otherId: id ? `intercom:${id}` : undefined,
    name: contact?.name || author?.name || undefined,
  }
}

type Meaning = {
  event: string
  key: string
  at?: number | null | undefined
  properties?: Record<string, unknown>
  /** How the conversation stands after it, as a ticket. */
  status?: string
}

type Ticket = Extract<ToldRecord, { type: 'ticket' | 'company' | 'order' | 'product' }>

const mostSubject = 120

/** Called by its subject, else by how it begins; without either it waits for the message that says so. */
function recordOfConversation(
  { id, source, created_at, priority }: Conversation,
  { event, status }: Meaning,
  at: number,
): Ticket {
  const begins = textOfHtml(source?.subject ?? '') || textOfHtml(source?.body ?? '')
  const [firstLine = ''] = begins.split('\n')
  const opened = created_at ?? (event === 'Conversation started' ? at : undefined)
  return {
    ...{ type: 'ticket', key: id, externalId: id, at, whole: firstLine !== '' },
    earliest: ['firstResponseAt'],
    values: fieldValues({
      subject: firstLine.slice(0, mostSubject),
      status,
      priority: priority === 'priority' ? 'high' : undefined,
      channel: 'chat',
      openedAt: opened ? new Date(opened * 1000).toISOString() : undefined,
      description: textOfHtml(source?.body ?? ''),
      firstResponseAt: status === 'waiting' ? new Date(at * 1000).toISOString() : undefined,
    }),
    tells:
      event === 'Conversation started'
        ? { beginning: true }
        : status === 'closed'
          ? { moves: ['solved', 'closed'] }
          : {},
  }
}

/** Deleted there, which is no wish of hers to be erased; she is known by her numbers alone, and does not begin here. */
function contactGone({ id, external_id }: z.infer<typeof Contact>, at: number): Reading {
  if (!id) return { kind: 'unknown' }
  const person = { userId: external_id || undefined, otherId: `intercom:${id}` }
  const told = { key: `contact-deleted:${id}`, event: 'Account deleted', at, person }
  return { kind: 'told', told: [{ ...told, properties: { channel: 'web' } }] }
}

/** What is said of contacts and is no contact, such as a tag. */
const contactTopics = new Set([
  ...['contact.user.created', 'contact.lead.created', 'contact.user.updated', 'contact.lead.updated'],
  ...['contact.lead.signed_up', 'contact.lead.added_email', 'contact.email.updated', 'contact.merged'],
  ...[
    'contact.subscribed',
    'contact.unsubscribed',
    'contact.created',
    'contact.updated',
    'contact.signed_up',
  ],
  'contact.added_email',
])

/** Says nothing but who she is and whether she wants mail. */
function readContact(contact: z.infer<typeof Contact>, topic: string, at: number): Reading {
  const { id, external_id, email, name, phone, location, unsubscribed_from_emails: isOut } = contact
  const person = {
    userId: external_id || undefined,
    email: email || undefined,
    otherId: id ? `intercom:${id}` : undefined,
    name: name || undefined,
  }
  const state = topic === 'contact.unsubscribed' || isOut ? 'withdrawn' : 'granted'
  const says = topic === 'contact.subscribed' || topic === 'contact.unsubscribed'
  const consent = { channel: 'email', purpose: 'marketing', state, source: 'Intercom' } as const
  const record: ToldRecord = {
    ...{ type: 'customer', at, person },
    values: saidValues({ phone, city: location?.city, country: location?.country }),
    consents: says ? [{ ...consent, at: new Date(at * 1000).toISOString() }] : [],
  }
  return { kind: 'told', told: [], records: [record] }
}

const lastPart = ({ conversation_parts }: Conversation) => conversation_parts?.conversation_parts.at(-1)

const topics: Record<string, (conversation: Conversation) => Meaning> = {
  'conversation.user.created': ({ id, source }) => ({
    event: 'Conversation started',
    key: `conversation:${id}`,
    status: 'open',
    properties: { text: textOfHtml(source?.body ?? ''), subject: textOfHtml(source?.subject ?? '') },
  }),
  'conversation.user.replied': (conversation) => {
    const part = lastPart(conversation)
    const properties = { text: textOfHtml(part?.body ?? '') }
    const told = {
      event: 'Conversation continued',
      key: `part:${part?.id}`,
      at: part?.created_at,
      properties,
    }
    return { ...told, status: 'open' }
  },
  'conversation.admin.replied': (conversation) => {
    const part = lastPart(conversation)
    const properties = { reply: textOfHtml(part?.body ?? '') }
    const told = { event: 'Conversation answered', key: `part:${part?.id}`, at: part?.created_at, properties }
    return { ...told, status: 'waiting' }
  },
  'conversation.admin.closed': (conversation) => ({
    event: 'Conversation closed',
    key: `closed:${lastPart(conversation)?.id || conversation.id}`,
    status: 'closed',
  }),
  // A remark may come after the stars, and is a word of its own.
  'conversation.rating.remarked': ({ id, conversation_rating: rated }) => ({
    event: 'Conversation rating explained',
    key: `remark:${id}:${rated?.created_at ?? ''}`,
    properties: { text: rated?.remark },
  }),
  'conversation.rating.added': ({ id, conversation_rating: rated }) => ({
    event: 'Conversation rated',
    key: `rating:${id}:${rated?.created_at ?? ''}`,
    at: rated?.created_at,
    properties: { csat: rated?.rating, text: rated?.remark },
  }),
}

export function readIntercom(payload: unknown): Reading {
  const { topic, created_at, data } = Notification.parse(payload)
  if (topic === 'ping') return { kind: 'told', told: [] }
  if (topic === 'contact.deleted' || topic === 'contact.archived')
    return contactGone(Contact.parse(data.item), created_at)
  if (contactTopics.has(topic)) return readContact(Contact.parse(data.item), topic, created_at)
  const means = topics[topic]
  if (!means) return { kind: 'unknown' }
  const conversation = Conversation.parse(data.item)
  const meaning = means(conversation)
  const { event, key, at, properties = {} } = meaning
  const person = personOf(conversation)
  const told: Told = {
    key,
    event,
    at: at ?? created_at,
    person,
    about: `conversation:${conversation.id}`,
    properties: present({ channel: 'chat', conversation_id: conversation.id, ...properties }),
  }
  const says = person.email || person.userId
  return {
    kind: 'told',
    told: [told],
    records: [
      { ...recordOfConversation(conversation, meaning, at ?? created_at), person, about: told.about },
    ],
    remember: says ? [[`conversation:${conversation.id}`, person]] : [],
  }
}
