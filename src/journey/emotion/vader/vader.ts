/** Mood of an English text by the rules of VADER (Hutto & Gilbert 2014), in our own words; see NOTICE.md. */
import { compoundOf } from '../compound.ts'
import { type VaderLexicon, vaderLexicon } from './lexicon.ts'
import { boosters, isNegation, phrases } from './modifiers.ts'
import { readSentence, type Sentence } from './sentence.ts'

export type VaderScore = {
  /** -1..1; from +0.05 on positive, from -0.05 down negative. */
  compound: number
  /** Shares of the text. */
  positive: number
  negative: number
  neutral: number
}

// All of these were measured by the authors on human ratings.
const turned = -0.74
const shout = 0.733
const strengthAtDistance = [1, 0.95, 0.9]
const neverSo = 1.25

export function vader(text: string, lexicon: VaderLexicon = vaderLexicon): VaderScore {
  const sentence = readSentence(text, lexicon.emoji)
  const valences = sentence.words.map((_, at) => valenceAt(sentence, at, lexicon.words))
  return summary(weighAroundBut(sentence.words, valences), sentence.emphasis)
}

type Rated = ReadonlyMap<string, number>

function valenceAt(sentence: Sentence, at: number, rated: Rated): number {
  const { words, shouted } = sentence
  const word = words[at] ?? ''
  const own = rated.get(word)
  if (own === undefined || boosters.has(word) || (word === 'kind' && words[at + 1] === 'of')) return 0

  let valence = own
  if (word === 'no' && rated.has(words[at + 1] ?? '')) valence = 0 // it turns its neighbour instead
  if (saysNo(words, at)) valence = own * turned
  if (shouted[at]) valence += valence > 0 ? shout : -shout

  for (let distance = 1; distance <= 3 && distance <= at; distance++) {
    if (rated.has(words[at - distance] ?? '')) continue
    valence += boost(sentence, at - distance, valence) * (strengthAtDistance[distance - 1] ?? 0)
    valence *= negation(words, at, distance)
    if (distance === 3) valence = withPhrases(words, at, valence)
  }
  return leastBefore(words, at) ? valence * turned : valence
}

function saysNo(words: readonly string[], at: number): boolean {
  const linked = words[at - 1] === 'or' || words[at - 1] === 'nor'
  return words[at - 1] === 'no' || words[at - 2] === 'no' || (words[at - 3] === 'no' && linked)
}

function boost({ words, shouted }: Sentence, at: number, valence: number): number {
  const strength = boosters.get(words[at] ?? '')
  if (strength === undefined) return 0
  const signed = valence < 0 ? -strength : strength
  if (!shouted[at]) return signed
  return signed + (valence > 0 ? shout : -shout)
}

/** Factor that the word this far before brings. "Never so good" praises, "without doubt" denies nothing. */
function negation(words: readonly string[], at: number, distance: number): number {
  const [one, two] = [words[at - 1] ?? '', words[at - 2] ?? '']
  const before = words[at - distance] ?? ''
  if (distance === 2) {
    if (before === 'never' && isSo(one)) return neverSo
    if (before === 'without' && one === 'doubt') return 1
  }
  if (distance === 3) {
    // The published program takes "so" right before as enough, without "never"; kept, to give its figures.
    if ((before === 'never' && isSo(two)) || isSo(one)) return neverSo
    if (before === 'without' && (one === 'doubt' || two === 'doubt')) return 1
  }
  return isNegation(before) ? turned : 1
}

const isSo = (word: string): boolean => word === 'so' || word === 'this'

function withPhrases(words: readonly string[], at: number, valence: number): number {
  const said = (from: number, to: number): string => words.slice(at + from, at + to + 1).join(' ')
  const before = [said(-1, 0), said(-2, 0), said(-2, -1), said(-3, -1), said(-3, -2)]
  const known = before.find((phrase) => phrases.has(phrase))
  let result = known === undefined ? valence : (phrases.get(known) ?? valence)
  if (at + 1 < words.length) result = phrases.get(said(0, 1)) ?? result
  if (at + 2 < words.length) result = phrases.get(said(0, 2)) ?? result
  for (const phrase of [said(-3, -1), said(-3, -2), said(-2, -1)]) result += boosters.get(phrase) ?? 0
  return result
}

/** "The least helpful" turns; "at least" and "very least" do not. */
function leastBefore(words: readonly string[], at: number): boolean {
  return words[at - 1] === 'least' && words[at - 2] !== 'at' && words[at - 2] !== 'very'
}

/** What comes after "but" is what was meant. */
function weighAroundBut(words: readonly string[], valences: readonly number[]): readonly number[] {
  const but = words.indexOf('but')
  if (but < 0) return valences
  return valences.map((valence, at) => (at < but ? valence * 0.5 : at > but ? valence * 1.5 : valence))
}

function summary(valences: readonly number[], emphasis: number): VaderScore {
  if (valences.length === 0) return { compound: 0, positive: 0, negative: 0, neutral: 0 }
  // Every rated word counts one more than its valence, as a neutral word counts one.
  let positive = valences.reduce((total, valence) => total + (valence > 0 ? valence + 1 : 0), 0)
  let negative = valences.reduce((total, valence) => total + (valence < 0 ? 1 - valence : 0), 0)
  const neutral = valences.filter((valence) => valence === 0).length
  if (positive > negative) positive += emphasis
  else if (negative > positive) negative += emphasis
  const whole = positive + negative + neutral
  return {
    compound: compoundOf(valences, emphasis),
    positive: share(positive / whole),
    negative: share(negative / whole),
    neutral: share(neutral / whole),
  }
}

const share = (value: number): number => Number(value.toFixed(3))
