/** Texts are scored in their own language or not at all, and how well is measured. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customerSentences, type Mood } from './fixtures/customer-sentences.ts'
import { hardSentences } from './fixtures/hard-sentences.ts'
import { heldOutSentences } from './fixtures/held-out-sentences.ts'
import { otherLanguages } from './fixtures/other-languages.ts'
import { german } from './lexicons/german.ts'
import { moodReader, scoreText, usualLexicons } from './score-text.ts'

const languages = ['en', 'de', 'es', 'fr'] as const
const moods: readonly Mood[] = ['positive', 'negative', 'neutral']

const score = (text: string): number | string => {
  const answer = scoreText(text)
  return answer.kind === 'scored' ? answer.score : answer.reason
}

/** VADER's thresholds. A text that was not scored has no mood. */
function moodOf(text: string): Mood | null {
  const answer = scoreText(text)
  if (answer.kind !== 'scored') return null
  if (answer.compound >= 0.05) return 'positive'
  return answer.compound <= -0.05 ? 'negative' : 'neutral'
}

function macroF1(sentences: Record<Mood, string[]>): number {
  const f1 = moods.map((mood) => {
    const right = sentences[mood].filter((text) => moodOf(text) === mood).length
    const missed = sentences[mood].length - right
    const wrong = moods.flatMap((other) => (other === mood ? [] : sentences[other]))
    const falsely = wrong.filter((text) => moodOf(text) === mood).length
    return (2 * right) / (2 * right + missed + falsely)
  })
  return f1.reduce((sum, one) => sum + one, 0) / f1.length
}

describe('macro-F1 over positive, negative and neutral', () => {
  test('is printed for every language and set', () => {
    const sets = { known: customerSentences, 'held out': heldOutSentences, hard: hardSentences }
    const lines = Object.entries(sets).map(([name, set]) => {
      const figures = languages.map((language) => `${language} ${macroF1(set[language]).toFixed(3)}`)
      return `macro-F1, ${name}: ${figures.join(', ')}`
    })
    console.log(lines.join('\n'))
    expect(lines).toHaveLength(3)
  })
  test.each(languages)('%s: sentences known while its lexicon was written', (language) => {
    expect(macroF1(customerSentences[language])).toBeGreaterThanOrEqual(0.95)
  })
  test.each(languages)('%s: ordinary sentences that no word was chosen by', (language) => {
    expect(macroF1(heldOutSentences[language])).toBeGreaterThanOrEqual(0.75)
  })
  // A lexicon cannot read "the zip gave out on the second outing"; that is what the model is for.
  test.each(languages)('%s: facts, idioms and irony, better than chance', (language) => {
    expect(macroF1(hardSentences[language])).toBeGreaterThanOrEqual(0.5)
  })
})

describe('a text', () => {
  test('in German is not read by the English lexicon, in which "war" is a bad word', () => {
    const complaint = 'Das war sehr schlecht, die Lieferung war zu spät.'
    expect(scoreText(complaint)).toMatchObject({ kind: 'scored', language: 'de' })
    expect(scoreText('Der Fahrer war nett und alles war gut verpackt.')).toMatchObject({ language: 'de' })
    expect(score('Der Fahrer war nett und alles war gut verpackt.')).toBeGreaterThan(0)
    const english = usualLexicons.get('en')
    expect(scoreText(complaint, { lexicons: new Map(english && [['en', english]]) })).toEqual({
      kind: 'not-scored',
      reason: 'no-lexicon',
      language: 'de',
    })
  })
  test.each(otherLanguages)('%s is not scored: %s', (_, text) => {
    expect(scoreText(text).kind).toBe('not-scored')
  })
  test('of service talk is understood where plain VADER fails', () => {
    expect(score('The delivery was never on time and support ignored me')).toBeLessThan(0)
    expect(score('Thanks in advance, kind regards, could you please send me the invoice')).toBe(0)
    expect(score('The jacket is ok.')).toBeGreaterThan(0)
    expect(score('I can’t recommend this shop, it doesn’t work')).toBeLessThan(0)
  })
  test('of emoji alone needs no language', () => {
    expect(scoreText('👍👍')).toMatchObject({ kind: 'scored', language: 'und' })
    expect(score('😡')).toBeLessThan(0)
    expect(score(':-)')).toBeGreaterThan(0)
  })
  test('without words says nothing', () => {
    for (const text of ['', '  ', '48213', '12.03.2026', '???']) expect(score(text)).toBe('no-text')
    expect(score('Nordhaven')).toBe('unknown-language')
  })
  test('typed without umlauts or accents scores alike', () => {
    expect(score('Das Geraet ist kaputt und ich bin sehr enttaeuscht')).toBe(
      score('Das Gerät ist kaputt und ich bin sehr enttäuscht'),
    )
    expect(score('Estoy muy decepcionada, una experiencia pesima con el envio')).toBe(
      score('Estoy muy decepcionada, una experiencia pésima con el envío'),
    )
    expect(score('Je suis tres decue par la qualite, le colis etait abime')).toBe(
      score('Je suis très déçue par la qualité, le colis était abîmé'),
    )
  })
  test('of any kind gives a whole number within -200..200 or a reason', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.lorem(),
      fc.constantFrom(...Object.values(customerSentences.de).flat()),
    )
    fc.assert(
      fc.property(text, (any) => {
        const answer = scoreText(any)
        if (answer.kind === 'scored') {
          expect(Number.isInteger(answer.score) && Math.abs(answer.score) <= 200).toBe(true)
        } else expect(['no-text', 'unknown-language', 'no-lexicon']).toContain(answer.reason)
      }),
    )
  })
  test('as long as a book is read at its beginning', () => {
    expect(score(`The service was great. ${'and so on and on it goes. '.repeat(50_000)}`)).toBeGreaterThan(0)
  })
})

describe('a workspace', () => {
  test('may replace a language by its own words', () => {
    const own = moodReader({ ...german, rated: [[3, 'knorke']], phrases: [] })
    const text = 'Das war knorke und schrecklich'
    expect(score(text)).toBeLessThan(0)
    expect(scoreText(text, { lexicons: new Map([['de', own]]) })).toMatchObject({
      kind: 'scored',
      by: 'lexicon',
    })
    const answer = scoreText(text, { lexicons: new Map([['de', own]]) })
    expect(answer.kind === 'scored' && answer.score > 0).toBe(true)
  })
  test('may add a language', () => {
    const italian = moodReader({
      ...german,
      language: 'it',
      fold: 'accents',
      rated: [[3, 'eccellente']],
      phrases: [],
    })
    const answer = scoreText('Servizio eccellente, grazie mille a tutti', {
      lexicons: new Map([...usualLexicons, ['it', italian]]),
    })
    expect(answer).toMatchObject({ kind: 'scored', language: 'it' })
  })
  test('may ask a model first, which may leave it to the lexicon', () => {
    const text = 'The zip gave out on the second outing.'
    expect(scoreText(text, { model: () => -0.8 })).toEqual({
      kind: 'scored',
      language: 'en',
      score: -160,
      compound: -0.8,
      by: 'model',
    })
    expect(scoreText(text, { model: () => null })).toMatchObject({ by: 'lexicon' })
    expect(scoreText(text, { model: () => Number.NaN })).toMatchObject({ by: 'lexicon' })
    expect(scoreText(text, { model: () => -7 })).toMatchObject({ score: -200 })
  })
  test('has its model asked for languages without a lexicon, but never for an unknown one', () => {
    const asked: string[] = []
    const model = (_: string, language: string) => {
      asked.push(language)
      return 0.5
    }
    expect(scoreText('Servizio eccellente, grazie mille a tutti', { model })).toMatchObject({
      kind: 'scored',
      language: 'it',
    })
    expect(scoreText('とても残念です', { model })).toMatchObject({ kind: 'not-scored' })
    expect(asked).toEqual(['it'])
  })
})
