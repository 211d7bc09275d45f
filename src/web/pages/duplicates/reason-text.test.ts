/** Reasons read as a person would say them. */
import { expect, test } from 'vitest'
import { reasonText, scoreText } from './reason-text.ts'

test('reasons are said in words, and nothing is ever certain', () => {
  expect(reasonText({ what: 'email', agrees: 'same' })).toBe('same e-mail address')
  expect(reasonText({ what: 'name', agrees: 'near' })).toBe('nearly the same name')
  expect(reasonText({ what: 'city', agrees: 'different' })).toBe('other city')
  expect(reasonText({ what: 'device', agrees: 'same' })).toBe('seen on one device')
  expect(scoreText(0.99999)).toBe('99%')
})
