/** A text cut into words the way VADER reads it: emoji spelled out, emoticons and contractions kept whole. */
import { emphasisOf } from '../compound.ts'

export type Sentence = {
  /** Lower case. */
  words: string[]
  /** Words shouted in capitals while others are not. */
  shouted: boolean[]
  /** What exclamation and question marks add to either side. */
  emphasis: number
}

export function readSentence(text: string, emoji: ReadonlyMap<string, string>): Sentence {
  // Phones write typographic apostrophes; the lexicon knows the plain one.
  const spelled = spellEmoji(text, emoji).replaceAll('’', "'")
  const tokens = spelled.split(/\s+/u).filter(Boolean).map(withoutPunctuation)
  const words = tokens.map((token) => token.toLowerCase())
  const capitals = tokens.map((token, i) => token !== words[i] && token === token.toUpperCase())
  const someNotAll = capitals.includes(true) && capitals.includes(false)
  return {
    words,
    shouted: someNotAll ? capitals : capitals.map(() => false),
    emphasis: emphasisOf(spelled),
  }
}

// Skin tones, joiners and presentation marks after an emoji say nothing about mood.
const pictograph = /(\p{Extended_Pictographic})[\u{1F3FB}-\u{1F3FF}\u{FE0F}\u{200D}]*(?=([\p{L}\p{N}])?)/gu

function spellEmoji(text: string, emoji: ReadonlyMap<string, string>): string {
  return text.replace(pictograph, (_, face: string, touching: string | undefined) => {
    return ` ${emoji.get(face) ?? face}${touching === undefined ? '' : ' '}`
  })
}

const outerPunctuation = /^[!-/:-@[-`{-~]+|[!-/:-@[-`{-~]+$/g

/** What is left of an emoticon like `:D` after stripping is too short to be a word: keep it whole. */
function withoutPunctuation(token: string): string {
  const stripped = token.replace(outerPunctuation, '')
  return stripped.length <= 2 ? token : stripped
}
