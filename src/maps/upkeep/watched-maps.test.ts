import { expect, test } from 'vitest'
import { MapDesign } from '../../model/journey-map.ts'
import { planOf } from '../measure/plan.ts'
import { bytesOf, use, type WatchedMap, watchedMap } from './watched-map.ts'
import { WatchedMaps } from './watched-maps.ts'

const start = Date.parse('2026-01-05T09:00:00Z')
const minute = 60_000

const step = { id: 'look', name: 'Look', touchpoints: [1] }
const design = MapDesign.parse({ name: 'Test', stages: [{ id: 'all', name: 'All', steps: [step] }] })

/** A view of a map with a period of its own, asked for so many minutes after the start. */
function viewOf(year: number, askedAt: number): WatchedMap {
  const filter = { channels: [], from: `${year}-01-01T00:00:00Z` }
  const computedAt = new Date(start + askedAt * minute)
  return watchedMap(
    {
      map: { id: 'map', version: 1, design } as WatchedMap['map'],
      filter,
      plan: planOf(design, filter, new Map(), computedAt),
      newest: 0,
      computedAt,
      tookMs: 1,
    },
    { counts: new Map([[1, 1]]), money: [], customers: 1 },
  )
}

const yearsOf = (maps: WatchedMaps) => maps.all().map(({ filter }) => filter.from?.slice(0, 4))

test('a view that nobody came back for makes room, those that are open stay', () => {
  const views = [viewOf(2021, 0), viewOf(2022, 1), viewOf(2023, 2), viewOf(2024, 3)]
  const [first, second] = views
  const maps = new WatchedMaps(() => {}, 3 * bytesOf(viewOf(2020, 0)))
  for (const view of views) maps.keep(view)
  // All are told of a change; whoever shows them asks again, but for the second.
  for (const view of views) {
    view.toldAt = start + 4 * minute
    if (view !== second) use(view, start + 4 * minute)
  }
  maps.forgetUnused(start + 7 * minute)
  expect(first && maps.has(first)).toBe(true)
  expect(yearsOf(maps)).toEqual(['2021', '2023', '2024'])
})

test('where all may be open, the one that was used longest ago makes room, and nobody is told to ask again', () => {
  const forgotten: unknown[] = []
  const maps = new WatchedMaps((view) => forgotten.push(view), 2 * bytesOf(viewOf(2020, 0)))
  for (const [minutes, year] of [2021, 2022, 2023].entries()) maps.keep(viewOf(year, minutes))
  maps.forgetUnused(start + 3 * minute)
  expect(yearsOf(maps)).toEqual(['2022', '2023'])
  expect(forgotten).toEqual([])
})

test('what nobody asked for in ten minutes is forgotten, and whoever still shows it is told', () => {
  const forgotten: WatchedMap[] = []
  const maps = new WatchedMaps((view) => forgotten.push(view))
  for (const [minutes, year] of [2021, 2022].entries()) maps.keep(viewOf(year, minutes * 8))
  maps.forgetUnused(start + 11 * minute)
  expect(yearsOf(maps)).toEqual(['2022'])
  expect(forgotten.map(({ filter }) => filter.from)).toEqual(['2021-01-01T00:00:00Z'])
})

test('a team of fifty with filters of their own on large maps has room', () => {
  const maps = new WatchedMaps(() => {})
  const { state } = viewOf(1949, 0)
  state.add(
    { counts: new Map(Array.from({ length: 200_000 }, (_, at) => [at, 1])), money: [], customers: 0 },
    1,
  )
  for (let year = 1950; year < 2000; year++) maps.keep({ ...viewOf(year, 0), state })
  maps.forgetUnused(start)
  expect(maps.all()).toHaveLength(50)
})
