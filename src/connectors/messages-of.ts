/** Makes messages for ingest of what another system told: whose each is, and under which id it counts once. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Message } from '../model/message.ts'
import { storedJson } from '../storage/records/stored-text.ts'
import type { Person, Told } from './connector.ts'

/** Part of the settings of every connector that speaks of people. */
export const NewPeople = z.enum(['customers', 'addresses', 'leave-out']).meta({
  title: 'People who are no customers yet',
  description: 'Customers are recognised by their id, or by an e-mail address that only one of them has.',
  titles: {
    customers: 'become customers, under their address',
    addresses: 'are kept by address, until somebody is known by it',
    'leave-out': 'are left out',
  },
})
export type NewPeople = z.infer<typeof NewPeople>

export type Telling = {
  /** what ids of this source begin with */
  prefix: string
  newPeople: NewPeople
  knownAddresses(emails: readonly string[]): Promise<Map<string, string>>
}

/** `messages` of one told interaction: she who is new is introduced first. The last one is the interaction. */
export type ToldMessages = { told: Told; messages: Message[] }

/** Empty when it is no address: what others send is looked up in a database. */
export const plainEmail = (email: string | undefined): string => {
  const address = email?.trim().toLowerCase() ?? ''
  return address.length <= 320 && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(address) && address.isWellFormed()
    ? address
    : ''
}

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 20)

/** Halves of characters and NULs, which others send and which cutting a long text makes, are refused by stores. */
const storable = (message: Message): Message => JSON.parse(storedJson(message))

/** An interaction may carry 32 KB: long texts are cut rather than refused. */
const longestText = 6_000
const shortened = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, longestText) : value,
    ]),
  )

type Whose = Pick<Message, 'userId' | 'anonymousId' | 'context'>

/** Undefined: nobody whom we know, or want to know. */
export function whose(person: Person, known: Map<string, string>, newPeople: NewPeople): Whose | undefined {
  const { userId, otherId, name } = person
  const email = plainEmail(person.email)
  const seenAs = otherId ? { anonymousId: otherId } : {}
  const address = { context: { traits: { email, email_verified: true, ...(name ? { name } : {}) } } }
  if (userId) return { userId, ...seenAs }
  const knownAs = email ? known.get(email) : undefined
  // What came before she was known lies under her address.
  if (knownAs) return { userId: knownAs, ...seenAs, ...(newPeople === 'addresses' ? address : {}) }
  if (newPeople === 'leave-out') return undefined
  if (email) return newPeople === 'customers' ? { userId: email, ...seenAs } : address
  return otherId ? seenAs : undefined
}

/** What the other system knows of her, told once; of those whom we knew before nothing is overwritten. */
function introduction(told: Told, { userId }: Whose, known: Map<string, string>, prefix: string): Message[] {
  const email = plainEmail(told.person.email)
  const { name } = told.person
  if (!userId || known.get(email) === userId || !(email || name)) return []
  const traits = { ...(email ? { email } : {}), ...(name ? { name } : {}) }
  const messageId = `${prefix}:person:${digestOf([userId, traits])}`
  return [{ type: 'identify', messageId, userId, timestamp: told.at, traits }]
}

export async function messagesOf(
  all: readonly Told[],
  { prefix, newPeople, knownAddresses }: Telling,
): Promise<{ messages: ToldMessages[]; leftOut: number }> {
  const unknown = all.filter(({ person }) => !person.userId).map(({ person }) => plainEmail(person.email))
  const known = await knownAddresses([...new Set(unknown.filter(Boolean))])
  const messages = all.flatMap((told): ToldMessages[] => {
    const who = whose(told.person, known, newPeople)
    if (!who) return []
    const { key, event, at } = told
    const properties = shortened(told.properties)
    const track: Message = {
      type: 'track',
      messageId: `${prefix}:${key}`,
      ...who,
      event,
      timestamp: at,
      properties,
    }
    return [{ told, messages: [...introduction(told, who, known, prefix), track].map(storable) }]
  })
  return { messages, leftOut: all.length - messages.length }
}
