/** Mood of a text by a language's own rated words: boosters, negations on either side, phrases, "but". */
import { compoundOf, emphasisOf } from '../compound.ts'
import { emojiMoods } from '../emoji-mood.ts'
import type { Lexicon } from './lexicon.ts'

// As measured by VADER's authors on English; no such measurements are known to us for the others.
const turned = -0.74
const shout = 0.733
const strengthAtDistance = [1, 0.95, 0.9]
const reachOfVerb = 4

type Word = { text: string; shouted: boolean; clause: number; asked: boolean; inPhrase: boolean }
type Rated = { at: number; valence: number }

/** -1..1; 0 where no rated word is found. */
export function moodByLexicon(text: string, lexicon: Lexicon): number {
  const words = readWords(text, lexicon)
  const phrases = findPhrases(words, lexicon)
  const rated = words.flatMap((word, at) => {
    const valence = word.inPhrase ? 0 : valenceAt(words, at, lexicon)
    return valence === 0 ? [] : [{ at, valence }]
  })
  const but = words.findIndex((word) => lexicon.contrasts.has(word.text))
  const weighed = [...phrases, ...rated].map(({ at, valence }) =>
    but < 0 ? valence : valence * (at < but ? 0.5 : 1.5),
  )
  return compoundOf([...weighed, ...emojiMoods(text)], emphasisOf(text))
}

const wordOrStop = /[\p{L}\p{M}\p{N}]+|[.,;:!?…()]/gu

function readWords(text: string, lexicon: Lexicon): Word[] {
  const words: Word[] = []
  let clause = 0
  let sentenceStart = 0
  for (const token of text.match(wordOrStop) ?? []) {
    if (isStop(token)) {
      clause++
      if (token === '?') for (const word of words.slice(sentenceStart)) word.asked = true
      if (endsSentence(token)) sentenceStart = words.length
      continue
    }
    const folded = lexicon.fold(token)
    if (lexicon.contrasts.has(folded)) clause++
    const shouted = token.length > 2 && token === token.toUpperCase() && token !== token.toLowerCase()
    words.push({ text: folded, shouted, clause, asked: false, inPhrase: false })
  }
  if (words.every((word) => word.shouted)) for (const word of words) word.shouted = false
  return words
}

const endsSentence = (token: string): boolean => '.!?…'.includes(token)

const isStop = (token: string): boolean => token.length === 1 && '.,;:!?…()'.includes(token)

/** Marks the words of each phrase as used, the longest phrase first. */
function findPhrases(words: Word[], { phrases, longestPhrase }: Lexicon): Rated[] {
  const found: Rated[] = []
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(longestPhrase, words.length - at); length >= 2; length--) {
      const part = words.slice(at, at + length)
      if (part[0]?.clause !== part.at(-1)?.clause) continue
      const valence = phrases.get(part.map((word) => word.text).join(' '))
      if (valence === undefined) continue
      for (const word of part) word.inPhrase = true
      found.push({ at, valence })
      at += length - 1
      break
    }
  }
  return found
}

function valenceAt(words: readonly Word[], at: number, lexicon: Lexicon): number {
  const word = words[at]
  const own = word && lexicon.rate(word.text)
  // "Is it easy to clean?" asks and praises nothing; "why is it so bad?" complains.
  if (!own || (word.asked && own.valence > 0)) return 0
  let valence = own.valence + (word.shouted ? Math.sign(own.valence) * shout : 0)
  let denied = own.isVerb && deniedAfter(words, at, lexicon)
  for (let distance = 1; distance <= 3; distance++) {
    const before = words[at - distance]
    if (!before || before.clause !== word.clause) break
    if (before.inPhrase) continue
    const boost = lexicon.boosters.get(before.text) ?? 0
    valence += Math.sign(own.valence) * boost * (strengthAtDistance[distance - 1] ?? 0)
    denied ||=
      lexicon.negations.has(before.text) || (own.valence > 0 && lexicon.denyingPraise.has(before.text))
  }
  return denied ? valence * turned : valence
}

/** "Die App funktioniert bei mir nicht", "ça ne marche pas". */
function deniedAfter(words: readonly Word[], at: number, { negations }: Lexicon): boolean {
  const clause = words[at]?.clause
  return words
    .slice(at + 1, at + 1 + reachOfVerb)
    .some((word) => word.clause === clause && !word.inPhrase && negations.has(word.text))
}
