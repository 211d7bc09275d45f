import { expect, test } from 'vitest'
import { firstOrder } from '../fixtures/first-order.ts'
import { mapText } from './map-text.ts'

test('the text has a paragraph for the map and one for each stage', () => {
  const paragraphs = mapText(firstOrder())
  expect(paragraphs.map(({ title }) => title)).toEqual([
    'First order',
    '1. Discover',
    '2. Consider',
    '3. Order',
    '4. Receive',
    '5. Use',
    '6. Love it',
  ])
  expect(paragraphs[0]?.sentences.join(' ')).toContain('12,480 journeys')
  expect(paragraphs[4]?.sentences.join(' ')).toContain(
    '4.2 Picks a delivery slot: 2,177 did it; how they feel is not known.',
  )
})
