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
    'Behind the scenes',
  ])
  expect(paragraphs[0]?.sentences.join(' ')).toContain('12,480 journeys')
  expect(paragraphs[4]?.sentences.join(' ')).toContain(
    '4.2 Picks a delivery slot: 2,177 did it; how they feel is not known.',
  )
})

test('the text names the same best and worst step as the curve, with the same values', () => {
  const [map] = mapText(firstOrder())
  expect(map?.sentences).toContain('The best step is “Tries it in the shop”, +1.6.')
  expect(map?.sentences).toContain('The worst is “Waits for the parcel”, −1.3.')
})

test('channels, scores, owners and the waits between departments are in the text as well', () => {
  const text = mapText(firstOrder())
  const all = text.flatMap(({ sentences }) => sentences).join('\n')
  expect(all).toContain('Channels: Chat 1,200, Phone 702, E-mail 588')
  expect(all).toContain('Owner: Carrier')
  expect(all).toMatch(/Scores: CSAT \d+%, plus or minus/)
  expect(text.at(-1)?.title).toBe('Behind the scenes')
  expect(text.at(-1)?.sentences[0]).toMatch(/^From Marketing to Sales people wait .* in the median/)
})

test('with a compared period the text says what changed', () => {
  const before = firstOrder()
  for (const stage of before.stages) stage.conversion = { value: 0.1, low: 0.09, high: 0.11, n: 5000 }
  expect(mapText(firstOrder(), before)[1]?.sentences[0]).toContain('points more than in the compared period')
})
