import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { CustomerId } from '../model/customer-id.ts'
import type { LiveEvent } from '../model/live.ts'
import { createHub, type LiveHub, type LiveNotice } from './hub.ts'
import { mergeEvents } from './merge-events.ts'

let hub: LiveHub
afterEach(() => hub.close())

const changed = (map: string, step: string, acceptedAt = 0): LiveEvent => ({
  kind: 'map-changed',
  map,
  revision: 1,
  steps: [step],
  acceptedAt,
})
const steps = (notices: LiveNotice[]) =>
  notices.map((notice) =>
    notice.kind === 'frame' && notice.frame.event.kind === 'map-changed'
      ? notice.frame.event.steps
      : notice.kind,
  )

test('the first change is told at once and those that follow closely are told together', async () => {
  hub = createHub({ coalesceMs: 20 })
  const seen: LiveNotice[] = []
  hub.watch({ send: (notice) => seen.push(notice) > 0, end: () => {} })
  for (const step of ['a', 'b', 'c']) hub.publish(changed('m', step))
  expect(steps(seen)).toEqual([['a']])
  await sleep(60)
  expect(steps(seen)).toEqual([['a'], ['b', 'c']])
})

test('two maps do not hold each other back', () => {
  hub = createHub()
  const seen: LiveNotice[] = []
  hub.watch({ send: (notice) => seen.push(notice) > 0, end: () => {} })
  hub.publish(changed('m', 'a'))
  hub.publish(changed('n', 'b'))
  expect(steps(seen)).toEqual([['a'], ['b']])
})

test('a watcher who comes back gets what she missed', () => {
  hub = createHub({ run: 'r' })
  hub.publish(changed('m', 'a'))
  hub.publish(changed('n', 'b'))
  const seen: LiveNotice[] = []
  hub.watch({ send: (notice) => seen.push(notice) > 0, end: () => {} }, 'r-1')
  expect(steps(seen)).toEqual([['b']])
})

test.each(['r-99', 'other-1', 'r-x', 'nonsense'])('an id nobody knows (%s) means: read again', (id) => {
  hub = createHub({ run: 'r' })
  const seen: LiveNotice[] = []
  hub.watch({ send: (notice) => seen.push(notice) > 0, end: () => {} }, id)
  expect(steps(seen)).toEqual(['resync'])
})

test('a slow watcher is told to read again instead of filling the memory', () => {
  hub = createHub({ watcherFrames: 3 })
  const seen: LiveNotice[] = []
  const watch = hub.watch({ send: (notice) => seen.push(notice) < 0, end: () => {} })
  for (let map = 0; map < 50; map += 1) hub.publish(changed(String(map), 'a'))
  expect(seen).toHaveLength(1)
  for (let turn = 0; turn < 10; turn += 1) watch.ready()
  expect(steps(seen)[1]).toBe('resync')
  expect(seen.length).toBeLessThanOrEqual(6)
})

test('closing ends every watcher', () => {
  hub = createHub()
  let ended = false
  hub.watch({ send: () => true, end: () => (ended = true) })
  hub.close()
  expect(ended).toBe(true)
  expect(hub.watchers()).toBe(0)
})

test('merging loses no step and no count, in whatever groups the events are merged', () => {
  hub = createHub()
  const event = fc.record({
    kind: fc.constant('map-changed' as const),
    map: fc.constant('m'),
    revision: fc.nat(),
    steps: fc.array(fc.constantFrom('a', 'b', 'c', 'd')),
    acceptedAt: fc.nat(),
  })
  fc.assert(
    fc.property(event, event, event, (a, b, c) => {
      expect(mergeEvents(mergeEvents(a, b), c)).toEqual(mergeEvents(a, mergeEvents(b, c)))
      expect(mergeEvents(a, b)).toMatchObject({ acceptedAt: Math.min(a.acceptedAt, b.acceptedAt) })
    }),
  )
})

test('customers counted closely after one another are told together; too many are not named', () => {
  const counted = (from: number, to: number): LiveEvent => ({
    kind: 'customers',
    ids: Array.from({ length: to - from }, (_, index) => String(from + index) as CustomerId),
  })
  expect(mergeEvents(counted(0, 3), counted(2, 5))).toEqual(counted(0, 5))
  expect(mergeEvents(counted(0, 150), counted(150, 300))).toEqual({ kind: 'customers', ids: [] })
  const many: LiveEvent = { kind: 'customers', ids: [] }
  expect([mergeEvents(many, counted(0, 3)), mergeEvents(counted(0, 3), many)]).toEqual([many, many])
})
