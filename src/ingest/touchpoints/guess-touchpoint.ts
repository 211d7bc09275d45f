/** A first proposal for a kind nobody has named yet: a name to read, its channel, its department, what it shows, what its money means. */
import type { Channel } from '../../model/channel.ts'
import type { Touchpoint } from '../../model/touchpoint.ts'
import {
  amountClues,
  behaviourClues,
  type Clues,
  channelClues,
  departmentClues,
  feelingClues,
} from './clues.ts'
import type { NewKind } from './kind-of-message.ts'
import { readableName, wordsOf } from './readable-name.ts'
import { channelOfWord } from './words-of-channels.ts'

export type Guess = Omit<Touchpoint, 'id' | 'origin' | 'rules'>

const bookkeeping: Record<string, string> = {
  identify: 'Identified',
  group: 'Joined a group',
  alias: 'Id changed',
}

export function guessTouchpoint(kind: NewKind): Guess {
  const words = wordsOf(kind.name || kind.path)
  const channel = guessChannel(kind)
  return {
    name: bookkeeping[kind.type] ?? readableName(kind),
    channel,
    department: firstClue(departmentClues, words) ?? departmentOfChannel[channel] ?? '',
    // Calls that only say who somebody is are no touchpoints of hers.
    hidden: kind.type in bookkeeping,
    // Looking at the page about refunds is not a refund.
    feeling: kind.type === 'track' ? (firstClue(feelingClues, words) ?? null) : null,
    ...(kind.type === 'track' ? meaningOf(words) : meaningOf([])),
  }
}

type Meaning = Pick<Touchpoint, 'behaviour' | 'amounts'>

const meaningOf = (words: readonly string[]): Meaning => ({
  behaviour: firstClue(behaviourClues, words) ?? 'none',
  amounts: firstClue(amountClues, words) ?? 'mentioned',
})

/** Of a touchpoint about which nobody has said it: as the names in its rules say, else its own. */
export const guessMeaning = ({ name, rules }: Pick<Touchpoint, 'name' | 'rules'>): Meaning => {
  const ruled = rules.flatMap((rule) => (rule.name ? [rule.name] : []))
  const guesses = (ruled.length > 0 ? ruled : [name]).map((text) => meaningOf(wordsOf(text)))
  return {
    behaviour: guesses.find(({ behaviour }) => behaviour !== 'none')?.behaviour ?? 'none',
    amounts: guesses.find(({ amounts }) => amounts !== 'mentioned')?.amounts ?? 'mentioned',
  }
}

export function guessChannel({ type, name, path, channel }: NewKind): Channel {
  const sent = channel && (channelOfWord(channel) ?? wordsOf(channel).map(channelOfWord).find(Boolean))
  if (sent) return sent
  if (type === 'page') return 'web'
  if (type === 'screen') return 'app'
  return firstClue(channelClues, wordsOf(name || path)) ?? 'other'
}

const departmentOfChannel: Partial<Record<Channel, string>> = {
  ad: 'Marketing',
  social: 'Marketing',
  event: 'Marketing',
  shop: 'Shops',
  post: 'Logistics',
  phone: 'Service',
  chat: 'Service',
  ticket: 'Service',
}

/** Two kinds with the same key are one touchpoint until a rule says otherwise; a pure function, so no order of discovery matters. */
export function foundKey(kind: NewKind): string {
  const what = (kind.name || kind.path).toLowerCase().replace(/[\s_-]+/g, ' ')
  return [kind.type, what, guessChannel(kind)].join('\n')
}

function firstClue<Value>(clues: Clues<Value>, words: readonly string[]): Value | undefined {
  const occurs = (wanted: string) =>
    wanted.endsWith('*') ? words.some((word) => word.startsWith(wanted.slice(0, -1))) : words.includes(wanted)
  return clues.find(({ anyOf }) => anyOf.some((clue) => clue.every(occurs)))?.value
}
