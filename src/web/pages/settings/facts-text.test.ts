import { expect, test } from 'vitest'
import { factsText } from './facts-text.ts'

test('facts read as words', () => {
  expect(factsText({})).toBe('')
  expect(factsText({ account: 'unknown' })).toBe('account unknown')
  expect(factsText({ key: { id: 1, scopes: ['read', 'export'], expiresAt: null } })).toBe(
    'key: id 1, scopes read and export, expiresAt none',
  )
})
