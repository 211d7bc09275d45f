/** Mood of a customer's text on the common scale, or the reason why it is not scored. */

import { compoundOf } from './compound.ts'
import { emojiMoods } from './emoji-mood.ts'
import { detectLanguage } from './language/detect-language.ts'
import { customerEnglish } from './lexicons/customer-english.ts'
import { french } from './lexicons/french.ts'
import { german } from './lexicons/german.ts'
import { compileLexicon, type LexiconSource } from './lexicons/lexicon.ts'
import { moodByLexicon } from './lexicons/mood-by-lexicon.ts'
import { spanish } from './lexicons/spanish.ts'
import { roundScore } from './score.ts'

/** Mood of a text in one known language, -1..1. */
export type ReadMood = (text: string) => number

/** A reader from a workspace's own words. */
export function moodReader(source: LexiconSource): ReadMood {
  const lexicon = compileLexicon(source)
  return (text) => moodByLexicon(text, lexicon)
}

export const usualLexicons: ReadonlyMap<string, ReadMood> = new Map([
  ['en', customerEnglish],
  ['de', moodReader(german)],
  ['es', moodReader(spanish)],
  ['fr', moodReader(french)],
])

export type ScoreTextSettings = {
  /** By ISO 639-1 code; give your own map to add or replace a language. */
  lexicons?: ReadonlyMap<string, ReadMood>
  /** Asked first, for any language that was recognised: -1..1, or null to leave it to the lexicon. */
  model?: (text: string, language: string) => number | null
}

export type TextScore =
  | {
      kind: 'scored'
      /** 'und' (undetermined) where only emoji speak, which need no language. */
      language: string
      /** Whole hundredths, -200..200. */
      score: number
      compound: number
      by: 'model' | 'lexicon'
    }
  | { kind: 'not-scored'; reason: 'no-text' | 'unknown-language' }
  | { kind: 'not-scored'; reason: 'no-lexicon'; language: string }

// A mood is settled long before; this keeps a pasted book from costing more than a letter.
const longestRead = 5_000

export function scoreText(
  text: string,
  { lexicons = usualLexicons, model }: ScoreTextSettings = {},
): TextScore {
  const read = text.length > longestRead ? text.slice(0, longestRead) : text
  if (!/\p{L}/u.test(read)) return scoreEmojiAlone(read)
  const language = detectLanguage(read)
  if (language === null) return { kind: 'not-scored', reason: 'unknown-language' }
  const judged = model?.(read, language) ?? Number.NaN
  if (!Number.isNaN(judged)) return scored(language, Math.max(-1, Math.min(1, judged)), 'model')
  const readMood = lexicons.get(language)
  if (!readMood) return { kind: 'not-scored', reason: 'no-lexicon', language }
  return scored(language, readMood(read), 'lexicon')
}

function scoreEmojiAlone(text: string): TextScore {
  const moods = emojiMoods(text)
  if (moods.length === 0) return { kind: 'not-scored', reason: 'no-text' }
  return scored('und', compoundOf(moods, 0), 'lexicon')
}

function scored(language: string, compound: number, by: 'model' | 'lexicon'): TextScore {
  return { kind: 'scored', language, score: roundScore(compound * 200), compound, by }
}
