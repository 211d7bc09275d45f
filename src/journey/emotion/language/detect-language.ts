/** Which language a short text is in, or null when the evidence is weak: a wrong guess would score it wrongly. */
import { samples } from './samples.ts'

const languages = Object.keys(samples)

// Log-likelihoods, in nats, set on the samples and the labelled sentences of the tests.
const knownWord = 3
const trigramWeight = 0.35
const smoothing = 0.3
const marginWanted = 2
const clearMargin = 7
// In a sentence, three of ten words are usually so common that the samples have them; with fewer it may be a
// language unknown here, so letters must speak much more clearly.
const knownShareWanted = 0.3
const sentenceFrom = 5

type Evidence = Float64Array

const wordPattern = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu

const wordsOf = (text: string): string[] => text.toLowerCase().replaceAll('’', "'").match(wordPattern) ?? []

/** "l'adresse" as it stands if the samples have it so, else in its parts. */
const partsOf = (word: string): string[] =>
  word.includes("'") && !wordEvidence.has(word) ? word.split("'") : [word]

function* trigramsOf(word: string): Generator<string> {
  const padded = ` ${word} `
  for (let at = 0; at + 3 <= padded.length; at++) yield padded.slice(at, at + 3)
}

/** For each word of the samples: `knownWord` for the languages that have it. */
const wordEvidence = new Map<string, Evidence>()
/** For each trigram of the samples: its log-likelihood per language, relative to the mean of all. */
const trigramEvidence = new Map<string, Evidence>()

function learn(): void {
  const counts = new Map<string, Evidence>()
  const totals = new Float64Array(languages.length)
  languages.forEach((language, index) => {
    for (const word of new Set(wordsOf(samples[language] ?? ''))) {
      evidenceAt(wordEvidence, word)[index] = knownWord
      for (const trigram of trigramsOf(word)) {
        const seen = evidenceAt(counts, trigram)
        seen[index] = (seen[index] ?? 0) + 1
        totals[index] = (totals[index] ?? 0) + 1
      }
    }
  })
  for (const [trigram, seen] of counts) {
    const logs = seen.map((n, index) =>
      Math.log((n + smoothing) / ((totals[index] ?? 0) + smoothing * counts.size)),
    )
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
    trigramEvidence.set(
      trigram,
      logs.map((log) => (log - mean) * trigramWeight),
    )
  }
}

function evidenceAt(evidence: Map<string, Evidence>, key: string): Evidence {
  const known = evidence.get(key)
  if (known) return known
  const created = new Float64Array(languages.length)
  evidence.set(key, created)
  return created
}

learn()

/** ISO 639-1 code, also of languages that no lexicon reads; null when unsure. */
export function detectLanguage(text: string): string | null {
  if (!isLatin(text)) return null
  const total = new Float64Array(languages.length)
  const known = new Float64Array(languages.length)
  const words = wordsOf(text).flatMap(partsOf)
  for (const word of words) {
    add(known, wordEvidence.get(word))
    for (const trigram of trigramsOf(word)) add(total, trigramEvidence.get(trigram))
  }
  add(total, known)
  const [best, margin] = leader(total)
  const share = (known[best] ?? 0) / knownWord / words.length
  const familiar = words.length >= sentenceFrom ? share >= knownShareWanted : share > 0
  return margin >= (familiar ? marginWanted : clearMargin) ? (languages[best] ?? null) : null
}

function add(total: Evidence, more: Evidence | undefined): void {
  if (!more) return
  for (let i = 0; i < total.length; i++) total[i] = (total[i] ?? 0) + (more[i] ?? 0)
}

function leader(total: Evidence): [index: number, margin: number] {
  let best = 0
  let second = -Infinity
  for (let i = 1; i < total.length; i++) {
    if ((total[i] ?? 0) > (total[best] ?? 0)) {
      second = total[best] ?? 0
      best = i
    } else second = Math.max(second, total[i] ?? 0)
  }
  return [best, (total[best] ?? 0) - second]
}

/** Most of the letters are Latin ones. A name or a brand in a Japanese sentence does not make it English. */
function isLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return false
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return latin / letters >= 0.8
}
