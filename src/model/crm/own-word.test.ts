import { expect, test } from 'vitest'
import { ownWord } from './own-word.ts'

test('a name becomes a word of small letters, digits and hyphens', () => {
  expect(ownWord('Offer sent (2nd)', [])).toBe('offer-sent-2nd')
  expect(ownWord('Größe & Maß', [])).toBe('gro-e-ma')
  expect(ownWord('Été', [])).toBe('ete')
})

test('two of one name get two words, and a name without letters gets one too', () => {
  expect(ownWord('Won', ['won'])).toBe('won-2')
  expect(ownWord('Won', ['won', 'won-2'])).toBe('won-3')
  expect(ownWord('שלום', [])).toBe('one')
  expect(ownWord('?', ['one'])).toBe('one-2')
})
