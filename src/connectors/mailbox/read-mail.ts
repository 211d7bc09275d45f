/** Fetches mails: who, when, what it answers, and of the contents the readable part alone. */
import type { FetchMessageObject, MessageStructureObject } from 'imapflow'
import { textOfHtml } from '../payload-parts.ts'
import { newestReply, withoutQuotedHtml } from './newest-reply.ts'
import type { OpenMailbox } from './open-mailbox.ts'

export type Address = { address: string; name: string }
export type Mail = {
  uid: number
  messageId: string
  /** oldest first; the last is the one it answers */
  references: string[]
  from: Address
  replyTo: Address | undefined
  to: Address[]
  subject: string
  at: Date
  /** a newsletter, an absence note, a list, a bounce */
  isAutomatic: boolean
  /** from an address that takes no answer; forms of our own pages have one too */
  isNoReply: boolean
  attachments: number
  text: string
}

/** Of one part; what is longer is no letter. */
const longestPart = 256 * 1024

const headerNames = [
  'references',
  'in-reply-to',
  'auto-submitted',
  'precedence',
  'list-id',
  'list-unsubscribe',
  'return-path',
  'x-autoreply',
  'x-autorespond',
]

function headersOf(raw: Buffer | undefined): Map<string, string> {
  const unfolded = (raw?.toString('utf8') ?? '').replace(/\r?\n[ \t]+/g, ' ')
  return new Map(
    unfolded.split(/\r?\n/).flatMap((line): [string, string][] => {
      const at = line.indexOf(':')
      return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]] : []
    }),
  )
}

const idsIn = (text: string | undefined): string[] => text?.match(/<[^<>\s\p{Cc}]{3,300}>/gu) ?? []

/** Where a mail program says it in no header. */
const absent =
  /^\s*(automatic reply|automatische antwort|out of office|abwesenheits(notiz|nachricht|assistent)|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord)\b/i

function isAutomatic(headers: Map<string, string>, from: string, subject: string, type: string): boolean {
  const auto = headers.get('auto-submitted')
  return (
    (auto !== undefined && !/^no\b/i.test(auto)) ||
    /^(bulk|junk|list|auto_reply)$/i.test(headers.get('precedence') ?? '') ||
    headers.has('list-id') ||
    headers.has('list-unsubscribe') ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    headers.get('return-path') === '<>' ||
    /^(mailer-daemon|postmaster|bounces?)\b/i.test(from) ||
    // Of what was not delivered, or was read.
    type.toLowerCase() === 'multipart/report' ||
    absent.test(subject)
  )
}

const noReply = /^(no-?reply|do-?not-?reply)\b/i

type Part = { key: string; isHtml: boolean; isWhole: boolean; isLong: boolean }

/** The first part that a person would read: plain if there is one, else HTML. Forwarded mails stay closed. */
function readablePart(structure: MessageStructureObject | undefined): Part | undefined {
  const found: Part[] = []
  const walk = (node: MessageStructureObject): void => {
    if (node.type.toLowerCase().startsWith('multipart/'))
      for (const child of node.childNodes ?? []) walk(child)
    else if (node.disposition?.toLowerCase() !== 'attachment' && /^text\/(plain|html)$/i.test(node.type))
      found.push({
        key: node.part ?? '1',
        isHtml: /html$/i.test(node.type),
        isWhole: node === structure,
        isLong: (node.size ?? 0) > longestPart,
      })
  }
  if (structure) walk(structure)
  return found.find(({ isHtml }) => !isHtml) ?? found[0]
}

const countAttachments = (node: MessageStructureObject | undefined): number => {
  if (!node) return 0
  const own =
    node.disposition?.toLowerCase() === 'attachment' || node.type.toLowerCase() === 'message/rfc822' ? 1 : 0
  return own || (node.childNodes ?? []).reduce((sum, child) => sum + countAttachments(child), 0)
}

/** Servers write the part's name back in their own way. */
const bodyPart = (message: FetchMessageObject, key: string): Buffer | undefined =>
  [...(message.bodyParts ?? [])].find(([name]) => name.replace(/[\]<].*$/, '') === key.toLowerCase())?.[1]

const parserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
}

/** Letters, encodings and character sets are the parser's work: it is given a mail of that part alone. */
async function textOf(message: FetchMessageObject, { key, isHtml, isWhole }: Part): Promise<string> {
  const head = isWhole ? message.headers : bodyPart(message, `${key}.mime`)
  const body = bodyPart(message, isWhole ? 'text' : key)
  if (!head || !body) return ''
  // Loaded when there is mail: it takes memory that most servers never need.
  const { simpleParser } = await import('mailparser')
  const { text, html } = await simpleParser(Buffer.concat([head, Buffer.from('\r\n'), body]), parserOptions)
  const plain = isHtml && html ? textOfHtml(withoutQuotedHtml(html)) : (text ?? '')
  return newestReply(plain.slice(0, longestPart))
}

/** One question for all that keep their text in the same place. */
async function textsOf(
  { client, ask }: OpenMailbox,
  messages: readonly FetchMessageObject[],
): Promise<Map<number, string>> {
  const byPart = new Map<string, { part: Part; uids: number[] }>()
  for (const { uid, bodyStructure } of messages) {
    const part = readablePart(bodyStructure)
    if (!part) continue
    const group = byPart.get(JSON.stringify(part)) ?? { part, uids: [] }
    group.uids.push(uid)
    byPart.set(JSON.stringify(part), group)
  }
  const texts = new Map<number, string>()
  for (const { part, uids } of byPart.values()) {
    const key = part.isWhole ? 'TEXT' : part.key
    const body = part.isLong ? { key, start: 0, maxLength: longestPart } : key
    const query = part.isWhole
      ? { headers: true, bodyParts: [body] }
      : { bodyParts: [`${part.key}.MIME`, body] }
    const fetched = await ask(() => client.fetchAll(uids.join(','), { uid: true, ...query }, { uid: true }))
    // A mail that cannot be read is still a mail.
    for (const message of fetched) texts.set(message.uid, await textOf(message, part).catch(() => ''))
  }
  return texts
}

const addressOf = (given: { address?: string; name?: string } | undefined): Address => ({
  address: given?.address?.trim().toLowerCase() ?? '',
  name: given?.name?.trim() ?? '',
})

const dayMs = 86_400_000

/** The date that the sender wrote, unless it is nonsense; then when it arrived. */
function timeOf({ envelope, internalDate }: FetchMessageObject): Date {
  const arrived = internalDate instanceof Date ? internalDate : new Date(internalDate ?? Number.NaN)
  const written = envelope?.date
  const isBelievable =
    written instanceof Date && written.getTime() > 0 && !(written.getTime() > arrived.getTime() + dayMs)
  return isBelievable ? written : Number.isNaN(arrived.getTime()) ? new Date() : arrived
}

function mailOf(message: FetchMessageObject, text: string): Mail {
  const { envelope, uid, bodyStructure } = message
  const headers = headersOf(message.headers)
  const from = addressOf(envelope?.from?.[0])
  const replyTo = envelope?.replyTo?.[0] && addressOf(envelope.replyTo[0])
  const references = idsIn(headers.get('references'))
  const answered = idsIn(headers.get('in-reply-to'))[0]
  return {
    uid,
    messageId: idsIn(envelope?.messageId)[0] ?? '',
    references: answered ? [...references.filter((id) => id !== answered), answered] : references,
    from,
    replyTo,
    to: [...(envelope?.to ?? []), ...(envelope?.cc ?? [])].map(addressOf).filter(({ address }) => address),
    subject: (envelope?.subject ?? '').slice(0, 300),
    at: timeOf(message),
    isAutomatic: isAutomatic(headers, from.address, envelope?.subject ?? '', bodyStructure?.type ?? ''),
    isNoReply: noReply.test(from.address),
    attachments: countAttachments(bodyStructure),
    text,
  }
}

/** In the order of their numbers. Attachments are never fetched. */
export async function readMails(mailbox: OpenMailbox, uids: readonly number[]): Promise<Mail[]> {
  const query = { uid: true, envelope: true, bodyStructure: true, internalDate: true, headers: headerNames }
  const messages = await mailbox.ask(() => mailbox.client.fetchAll(uids.join(','), query, { uid: true }))
  const texts = await textsOf(mailbox, messages)
  return messages
    .map((message) => mailOf(message, texts.get(message.uid) ?? ''))
    .sort((a, b) => a.uid - b.uid)
}
