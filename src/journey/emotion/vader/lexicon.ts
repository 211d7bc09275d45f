/** VADER's rated words and emoji, ready to look up. */
import emoji from './emoji.json' with { type: 'json' }
import words from './lexicon.json' with { type: 'json' }

export type VaderLexicon = {
  /** Lower-case word or emoticon to its valence, -4..4. */
  words: ReadonlyMap<string, number>
  /** Emoji to the English words that it is read as. */
  emoji: ReadonlyMap<string, string>
}

export const vaderLexicon: VaderLexicon = {
  words: new Map(Object.entries<number>(words)),
  emoji: new Map(Object.entries<string>(emoji)),
}
