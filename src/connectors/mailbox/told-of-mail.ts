/** What a mail tells: she wrote to us, or we wrote to her, and what it answers. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Told } from '../connector.ts'
import { present } from '../payload-parts.ts'
import type { Address, Mail } from './read-mail.ts'

/** What is remembered of each mail, so that answers find it. */
export const Remembered = z.object({
  thread: z.string(),
  direction: z.enum(['in', 'out']),
  at: z.string(),
})
export type Remembered = z.infer<typeof Remembered>

export type ReadMail = { told: Told[]; remember: [string, Remembered] | undefined }

/** A circular letter to more people than these is no conversation. */
const mostRecipients = 20

const isOwn = (address: string, own: readonly string[]): boolean =>
  own.some((one) => (one.startsWith('@') ? address.endsWith(one) : address === one))

/** Old programs give their mails no id. */
const idOf = ({ messageId, from, at, subject }: Mail): string =>
  messageId ||
  `<${createHash('sha256')
    .update(JSON.stringify([from.address, at, subject]))
    .digest('hex')
    .slice(0, 32)}>`

/** Whom it was exchanged with, and which way it went; a form on our page writes to us in her name. */
function partners(mail: Mail, own: readonly string[]): { direction: 'in' | 'out'; people: Address[] } {
  const { from, replyTo, to } = mail
  const others = to.filter(({ address }) => !isOwn(address, own))
  if (!isOwn(from.address, own)) return { direction: 'in', people: from.address ? [from] : [] }
  if (others.length === 0 && replyTo && !isOwn(replyTo.address, own))
    return { direction: 'in', people: [replyTo] }
  const distinct = new Map(others.map((one) => [one.address, one]))
  return { direction: 'out', people: distinct.size > mostRecipients ? [] : [...distinct.values()] }
}

const events = {
  in: ['Email received', 'Email reply received'],
  out: ['Email sent', 'Email reply sent'],
} as const

const hoursBetween = (earlier: string, later: Date): number =>
  Math.round((later.getTime() - Date.parse(earlier)) / 36_000) / 100

export function toldOfMail(mail: Mail, own: readonly string[], before: Map<string, Remembered>): ReadMail {
  const { direction, people } = partners(mail, own)
  const isForm = direction === 'in' && people[0] !== mail.from
  if (mail.isAutomatic || (mail.isNoReply && !isForm)) return { told: [], remember: undefined }
  const id = idOf(mail)
  const known = mail.references.toReversed().map((reference) => before.get(reference))
  const answered = known.find((one) => one !== undefined)
  const thread = answered?.thread ?? mail.references[0] ?? id
  // Writing again before anybody has answered is no reply.
  const isReply = answered ? answered.direction !== direction : mail.references.length > 0
  const properties = present({
    channel: 'email',
    subject: mail.subject,
    thread,
    ...(direction === 'in' ? { text: mail.text } : { reply: mail.text }),
    hours_to_reply: isReply && answered ? hoursBetween(answered.at, mail.at) : undefined,
    attachments: mail.attachments || undefined,
  })
  const told = people.map(
    ({ address, name }): Told => ({
      key: `${id}:${address}`,
      event: events[direction][isReply ? 1 : 0],
      at: mail.at.toISOString(),
      person: { email: address, name: name || undefined },
      properties,
    }),
  )
  return { told, remember: [id, { thread, direction, at: mail.at.toISOString() }] }
}
