/** The demo's people do the same work for the same seed, in order, and never in the future. */
import { expect, test } from 'vitest'
import { demoWork } from './work.ts'

const now = new Date('2026-06-01T12:00:00Z')
const clients = Array.from({ length: 40 }, (_, index) => ({ id: String(index), name: `Client ${index}` }))
const work = () => demoWork('test', { buyers: clients, askers: clients, productIds: new Map() }, now)

test('the same seed gives the same work', () => {
  expect(work()).toEqual(work())
})

test('everything happened, in order, and every relation points to something made before', () => {
  const made = new Set<string>()
  let before = 0
  for (const { at, name, relations = {} } of work()) {
    expect(at).toBeGreaterThanOrEqual(before)
    expect(at).toBeLessThan(now.getTime())
    for (const target of Object.values(relations)) expect(made).toContain(target)
    made.add(name)
    before = at
  }
})

test('some deals are won, some lost, some open; tickets are solved', () => {
  const steps = work()
  const ends = (stage: string) => steps.filter(({ values }) => values.stage === stage).length
  expect(ends('won')).toBeGreaterThan(0)
  expect(ends('lost')).toBeGreaterThan(0)
  expect(steps.filter(({ type }) => type === 'deal').length).toBeGreaterThan(ends('won') + ends('lost'))
  expect(steps.some(({ values }) => values.status === 'solved')).toBe(true)
})
