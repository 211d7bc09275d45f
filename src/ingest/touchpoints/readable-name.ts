/** Names as people write them, from event names and paths as programs write them. */
import type { NewKind } from './kind-of-message.ts'

const longest = 200

/** "orderCompleted", "order_completed" → ["order", "completed"] */
export const wordsOf = (text: string): string[] =>
  apart(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Words of a name run together by a program, set apart. */
const apart = (text: string): string =>
  text.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')

export function readableName({ type, name, path }: NewKind): string {
  const readable = name ? ofName(name) : ofPath(path)
  if (readable) return readable.slice(0, longest).trim().toWellFormed()
  return type === 'screen'
    ? 'Screen without a name'
    : type === 'page'
      ? 'Page without a name'
      : 'Without a name'
}

/** A name with blanks was written for people and stays as it is. */
function ofName(name: string): string {
  if (name.includes(' ')) return upperFirst(name)
  const spaced = apart(name)
    .replace(/[_\-.:/]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return upperFirst(spaced.split(' ').map(lowerUnlessShortForm).join(' ')) || name
}

function ofPath(path: string): string {
  if (!path) return ''
  const segments = path.split('/').filter(Boolean)
  const named = segments.filter((segment) => segment !== ':id').slice(-3)
  if (named.length === 0) return segments.length === 0 ? 'Home page' : 'Detail page'
  const ending = segments.at(-1) === ':id' ? 'detail page' : 'page'
  return `${named.map((segment) => ofName(segment.replace(/\.(html?|php|aspx?|jsp)$/i, ''))).join(' › ')} ${ending}`
}

/** "NPS" and "FAQ" stay in capitals; "CHECKOUT" and "Completed" do not. */
const lowerUnlessShortForm = (word: string): string =>
  word.length <= 4 && word === word.toUpperCase() ? word : word.toLowerCase()

const upperFirst = (text: string): string => {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}
