/** The kind of a message: the few parts of it that touchpoint rules look at. */
import type { Message } from '../../model/message.ts'
import type { Kind } from '../../model/touchpoint.ts'
import { pathPattern } from './path-pattern.ts'
import { channelOfWord } from './words-of-channels.ts'

export type NewKind = Omit<Kind, 'id'>

const longestName = 300
const longestChannel = 100

export function kindOfMessage(message: Message): NewKind {
  const { type } = message
  return {
    type,
    name: nameOf(message),
    path: type === 'page' ? pathOf(message) : '',
    channel: sentChannel(message),
  }
}

function nameOf({ type, event, name, category }: Message): string {
  if (type === 'track') return oneLine(event, longestName)
  if (type === 'page' || type === 'screen')
    return oneLine(name, longestName) || oneLine(category, longestName)
  return ''
}

function pathOf({ properties, context }: Message): string {
  const page = bag(context?.page)
  const address = [properties?.path, properties?.url, page?.path, page?.url].find(isText)
  return address ? pathPattern(address) : ''
}

/** SDKs set `channel` of the message to where they run ("server"), so there only known channels count. */
function sentChannel({ channel, properties }: Message): string {
  const said = oneLine(properties?.channel, longestChannel).toLowerCase()
  if (said) return said
  const ofMessage = oneLine(channel, longestChannel).toLowerCase()
  return channelOfWord(ofMessage) ? ofMessage : ''
}

const nul = String.fromCharCode(0)

/** Words in plain letters with one blank between them: nearly every name. */
const plain = /^[!-~]+(?: [!-~]+)*$/

function oneLine(value: unknown, most: number): string {
  if (!isText(value)) return ''
  if (value.length <= most && plain.test(value)) return value
  return value.replaceAll(nul, ' ').replace(/\s+/g, ' ').trim().slice(0, most).toWellFormed()
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

const bag = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
