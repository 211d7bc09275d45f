import { expect, test } from 'vitest'
import { scoreText } from '../../journey/emotion/score-text.ts'
import { newDraft } from '../draft.ts'
import { readContents } from './read-contents.ts'
import { makeScore } from './score.ts'

const score = makeScore(scoreText)

function read(message: Record<string, unknown>) {
  const draft = newDraft({ index: 0, raw: {}, source: 'test', receivedAt: 0, batchSentAt: undefined })
  draft.message = { type: 'track', ...message }
  readContents(draft)
  score(draft)
  return draft
}

test('what a customer says in a number goes before what her words say', () => {
  const properties = { csat: 1, text: 'This was wonderful, thank you so much!' }
  expect(read({ properties })).toMatchObject({ lane: 1, scale: 2, rawScore: 1, score: -200, language: 'en' })
  const spoken = read({ properties: { text: properties.text } })
  expect(spoken).toMatchObject({ lane: 2, scale: 0, language: 'en', text: properties.text })
  expect(spoken.score).toBeGreaterThan(50)
})

test('a score outside its scale is left out with a remark, and the next source counts', () => {
  const draft = read({ properties: { nps: 11, rating: '4' } })
  expect(draft).toMatchObject({ lane: 1, scale: 4, score: 100 })
  expect(draft.remarks).toMatchObject([{ reason: 'score-out-of-range', field: 'properties.nps' }])
  expect(read({ properties: { nps: 'many' } })).toMatchObject({ lane: 0, scale: 0 })
})

test('a text in a language that is not known is kept and not scored', () => {
  expect(read({ properties: { comment: 'これは素晴らしいです' } })).toMatchObject({
    lane: 0,
    score: 0,
    language: '',
  })
})

test('traits become flat text; a nested one stays readable', () => {
  const traits = { name: 'Paula', age: 41, vip: true, address: { city: 'Aarhus' }, gone: null }
  expect(read({ type: 'identify', userId: 'p', traits }).traits).toEqual({
    name: 'Paula',
    age: '41',
    vip: 'true',
    address: '{"city":"Aarhus"}',
  })
})

test('of the context only the page, the campaign and the language are kept', () => {
  const context = {
    page: { url: 'https://shop.dk/a', title: 'A' },
    userAgent: 'x',
    ip: '10.0.0.1',
    locale: 'da',
  }
  expect(JSON.parse(read({ properties: { a: 1 }, context }).properties)).toEqual({
    a: 1,
    $context: { url: 'https://shop.dk/a', locale: 'da' },
  })
})
