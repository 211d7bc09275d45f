/** English as customers write it: VADER with the words of shops and service desks. */
import { emojiValences } from '../emoji-mood.ts'
import { type VaderLexicon, vaderLexicon } from '../vader/lexicon.ts'
import { vader } from '../vader/vader.ts'
import { servicePhrases, serviceWords } from './english-service.ts'

const phraseValences = servicePhrases.flatMap(([valence, list]) =>
  list.map((phrase) => [phrase, valence] as const),
)

/** A phrase is read as one word, so that VADER's rules apply to it as a whole. */
const asOneWord = (phrase: string): string => phrase.replaceAll(/['’]/g, '').replaceAll(/\s+/g, '_')
const asWord = (emoji: string): string => `emoji_${emoji.codePointAt(0)?.toString(16)}`

const lexicon: VaderLexicon = {
  words: new Map([
    ...vaderLexicon.words,
    ...serviceWords.flatMap(([valence, words]) => words.split(' ').map((word) => [word, valence] as const)),
    ...phraseValences.map(([phrase, valence]) => [asOneWord(phrase), valence] as const),
    ...[...emojiValences].map(([emoji, valence]) => [asWord(emoji), valence] as const),
  ]),
  emoji: new Map([...emojiValences.keys()].map((emoji) => [emoji, asWord(emoji)])),
}

// Longest first, so that "no answer yet" is not cut short by "no answer".
const phrases = new RegExp(
  `\\b(?:${phraseValences
    .map(([phrase]) => phrase)
    .sort((a, b) => b.length - a.length)
    .join('|')})\\b`,
  'gi',
)

// VADER takes two letters and a full stop for an emoticon and would not see the word.
const shortWordAtStop = /\b(ok|no)(?=[.,;!?])/gi

export const customerEnglish = (text: string): number => {
  const read = text.replaceAll('’', "'").replace(phrases, asOneWord).replace(shortWordAtStop, '$1 ')
  return vader(read, lexicon).compound
}
