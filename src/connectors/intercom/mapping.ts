/** What Intercom's topics mean. The address of a contact comes with the first message and is remembered. */
import { z } from 'zod'
import type { Person, Reading, Told } from '../connector.ts'
import { present, textOfHtml, Word } from '../payload-parts.ts'

const Author = z.looseObject({ type: Word, id: Word, email: Word, name: Word })
const Contact = z.looseObject({ id: Word, external_id: Word, email: Word, name: Word })
const Part = z.looseObject({
  id: Word,
  body: Word,
  created_at: z.number().nullish(),
  author: Author.nullish(),
})
const Conversation = z.looseObject({
  id: Word,
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
}

const lastPart = ({ conversation_parts }: Conversation) => conversation_parts?.conversation_parts.at(-1)

const topics: Record<string, (conversation: Conversation) => Meaning> = {
  'conversation.user.created': ({ id, source }) => ({
    event: 'Conversation started',
    key: `conversation:${id}`,
    properties: { text: textOfHtml(source?.body ?? ''), subject: textOfHtml(source?.subject ?? '') },
  }),
  'conversation.user.replied': (conversation) => {
    const part = lastPart(conversation)
    const properties = { text: textOfHtml(part?.body ?? '') }
    return { event: 'Conversation continued', key: `part:${part?.id}`, at: part?.created_at, properties }
  },
  'conversation.admin.replied': (conversation) => {
    const part = lastPart(conversation)
    const properties = { reply: textOfHtml(part?.body ?? '') }
    return { event: 'Conversation answered', key: `part:${part?.id}`, at: part?.created_at, properties }
  },
  'conversation.admin.closed': (conversation) => ({
    event: 'Conversation closed',
    key: `closed:${lastPart(conversation)?.id || conversation.id}`,
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
  const means = topics[topic]
  if (!means) return { kind: 'unknown' }
  const conversation = Conversation.parse(data.item)
  const { event, key, at, properties = {} } = means(conversation)
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
    remember: says ? [[`conversation:${conversation.id}`, person]] : [],
  }
}
