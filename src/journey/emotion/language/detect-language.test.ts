/** Languages are told apart, and never guessed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customerSentences } from '../fixtures/customer-sentences.ts'
import { otherLanguages, shortTexts } from '../fixtures/other-languages.ts'
import { detectLanguage } from './detect-language.ts'

const scored = ['en', 'de', 'es', 'fr'] as const

describe('customer sentences', () => {
  test.each(scored)('in %s are recognised, and none is taken for another language', (language) => {
    const sentences = Object.values(customerSentences[language]).flat()
    const found = sentences.map(detectLanguage)
    const wrong = sentences.filter((_, i) => found[i] !== null && found[i] !== language)
    expect(wrong).toEqual([])
    expect(found.filter((one) => one === language).length / sentences.length).toBeGreaterThanOrEqual(0.95)
  })
})

describe('other languages', () => {
  test.each(otherLanguages)('%s is not taken for one that we score: %s', (language, text) => {
    const found = detectLanguage(text)
    expect(scored).not.toContain(found)
    if (['it', 'nl', 'pt', 'sv', 'pl'].includes(language)) expect(found).toBe(language)
  })
})

describe('very short texts', () => {
  test.each(shortTexts)('%s or unknown, never another: %s', (language, text) => {
    expect([language, null]).toContain(detectLanguage(text))
  })
  test('are recognised in four of five cases', () => {
    const right = shortTexts.filter(([language, text]) => detectLanguage(text) === language)
    expect(right.length / shortTexts.length).toBeGreaterThanOrEqual(0.8)
  })
})

describe('no evidence', () => {
  test.each(['', '   ', '48213', '👍👍', 'OK', 'DHL', 'asdf qwer', 'Nordhaven', 'xkcd zzz', 'H3-77 / QX'])(
    '%j is unknown',
    (text) => {
      expect(detectLanguage(text)).toBeNull()
    },
  )
  test('nothing breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = detectLanguage(text)
        expect(found === null || /^[a-z]{2}$/.test(found)).toBe(true)
      }),
    )
  })
})
