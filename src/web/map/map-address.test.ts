import { expect, test } from 'vitest'
import { canCompare, filtersOf, mapViewOf, measureQueryOf } from './map-address.ts'

const now = new Date('2026-06-12T10:00:00Z')

test('a plain address asks for everything, so that the maintained map can answer', () => {
  expect(measureQueryOf({}, now)).toEqual({})
})

test('a period ends with today and is compared with the one before it', () => {
  expect(measureQueryOf({ period: '30d', compare: 'previous' }, now)).toEqual({
    from: '2026-05-14T00:00:00.000Z',
    to: '2026-06-13T00:00:00.000Z',
    compareFrom: '2026-04-14T00:00:00.000Z',
    compareTo: '2026-05-14T00:00:00.000Z',
  })
})

test('days chosen by hand include the last one', () => {
  expect(filtersOf({ period: 'own', from: '2026-01-01', to: '2026-01-31' }, now)).toEqual({
    from: '2026-01-01T00:00:00.000Z',
    to: '2026-02-01T00:00:00.000Z',
  })
})

test('all time cannot be compared', () => {
  expect(canCompare({}, now)).toBe(false)
  expect(canCompare({ period: 'own', from: '2026-01-01' }, now)).toBe(false)
  expect(canCompare({ period: '12m' }, now)).toBe(true)
})

test('a broken address shows the plain map', () => {
  expect(mapViewOf({ view: 'sideways', period: 7, channels: ['web', 'telegraph'], from: 'x' })).toEqual({})
})
