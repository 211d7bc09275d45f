import { expect, test } from 'vitest'
import { codeName, traitText } from './code-name.ts'

test('a code is shown by its name', () => {
  expect(['de', 'pt-BR', 'de_AT', 'EN'].map((code) => codeName('language', code))).toEqual([
    'German',
    'Brazilian Portuguese',
    'Austrian German',
    'English',
  ])
  expect(['DE', 'ie', 'GB'].map((code) => codeName('country', code))).toEqual([
    'Germany',
    'Ireland',
    'United Kingdom',
  ])
})

test('what is no code stays as it was written', () => {
  for (const text of ['German', 'Platt', 'Schweizerdeutsch', '', 'x', 'qqz', 'und', '<b>', 'de; drop'])
    expect(codeName('language', text)).toBe(text)
  for (const text of ['Germany', 'XQ', 'ZZ', 'D', '', 'Dé']) expect(codeName('country', text)).toBe(text)
})

test('a trait is known by its key, however it is written', () => {
  expect(traitText('country_code', 'SE')).toBe('Sweden')
  expect(traitText('Language', 'fr')).toBe('French')
  expect(traitText('plan', 'de')).toBe('de')
})
