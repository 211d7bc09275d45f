import { expect, test } from 'vitest'
import { spoken } from './told.ts'

test('a long text is cut between characters', () => {
  expect(spoken(`${'a'.repeat(5_999)}😀`)).toBe('a'.repeat(5_999))
  expect(spoken(`${'a'.repeat(5_998)}😀more`)).toBe(`${'a'.repeat(5_998)}😀`)
  expect(spoken('short 😀')).toBe('short 😀')
})
