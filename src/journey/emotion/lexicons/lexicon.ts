/** Rated words of one language as plain data, which a workspace may replace by its own, compiled for quick look-up. */

/** Words separated by blanks. `word*` rates every word that begins so, `*word` every compound that ends so. */
type Words = string

export type LexiconSource = {
  /** ISO 639-1. */
  language: string
  /** Valence on VADER's scale, -4..4, and the words that have it. */
  rated: readonly (readonly [valence: number, words: Words])[]
  /** The same for several words in a row; a phrase counts as one word, and nothing turns it. */
  phrases: readonly (readonly [valence: number, phrases: readonly string[]])[]
  /** Verbs among the rated words: a negation may follow them ("funktioniert nicht"). Written as in `rated`. */
  verbs: Words
  strengthening: Words
  weakening: Words
  /** "Little helpful": these turn praise, but only soften a complaint. */
  denyingPraise: Words
  negations: Words
  /** After "but" comes what was meant. */
  contrasts: Words
  /** Spelling variants made alike, in the lexicon and in texts: accents dropped, umlauts written out. */
  fold: 'accents' | 'umlauts'
}

export type RatedWord = { valence: number; isVerb: boolean }

export type Lexicon = {
  language: string
  rate: (word: string) => RatedWord | undefined
  /** By their words joined with a blank; `longestPhrase` is how many words to try. */
  phrases: ReadonlyMap<string, number>
  longestPhrase: number
  boosters: ReadonlyMap<string, number>
  negations: ReadonlySet<string>
  denyingPraise: ReadonlySet<string>
  contrasts: ReadonlySet<string>
  fold: (text: string) => string
}

const boost = 0.293
const shortestStem = 3
const shortestCompound = 7

export function compileLexicon(source: LexiconSource): Lexicon {
  const fold = source.fold === 'umlauts' ? foldUmlauts : foldAccents
  const split = (words: Words): string[] => fold(words).split(/\s+/).filter(Boolean)
  const verbs = new Set(split(source.verbs))
  const rated = new Map<string, RatedWord>()
  for (const [valence, words] of source.rated) {
    for (const word of split(words)) rated.set(word, { valence, isVerb: verbs.has(word) })
  }
  const plain = (phrase: string): string => (fold(phrase).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
  const phrases = new Map(
    source.phrases.flatMap(([valence, list]) => list.map((phrase) => [plain(phrase), valence] as const)),
  )
  return {
    language: source.language,
    rate: rememberingLast((word) => lookUp(rated, word)),
    phrases,
    longestPhrase: Math.max(0, ...[...phrases.keys()].map((phrase) => phrase.split(' ').length)),
    boosters: new Map([
      ...split(source.strengthening).map((word) => [word, boost] as const),
      ...split(source.weakening).map((word) => [word, -boost] as const),
    ]),
    negations: new Set(split(source.negations)),
    denyingPraise: new Set(split(source.denyingPraise)),
    contrasts: new Set(split(source.contrasts)),
    fold,
  }
}

/** The whole word, else its longest known beginning, else its longest known ending. */
function lookUp(rated: ReadonlyMap<string, RatedWord>, word: string): RatedWord | undefined {
  const whole = rated.get(word)
  if (whole) return whole
  for (let length = word.length; length >= shortestStem; length--) {
    const stem = rated.get(`${word.slice(0, length)}*`)
    if (stem) return stem
  }
  if (word.length < shortestCompound) return undefined
  for (let from = 1; from <= word.length - shortestStem; from++) {
    const ending = rated.get(`*${word.slice(from)}`)
    if (ending) return ending
  }
  return undefined
}

/** Customers use few words: remembering the answers makes most look-ups one step. Emptied when full. */
function rememberingLast(
  rate: (word: string) => RatedWord | undefined,
): (word: string) => RatedWord | undefined {
  const known = new Map<string, RatedWord | undefined>()
  return (word) => {
    if (known.has(word)) return known.get(word)
    if (known.size >= 20_000) known.clear()
    const answer = rate(word)
    known.set(word, answer)
    return answer
  }
}

const foldAccents = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

const foldUmlauts = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
