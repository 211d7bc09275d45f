import { expect, test } from 'vitest'
import { lanes } from './index.ts'
import { choosableLanes, lanesInOrder, movedLane } from './lane-order.ts'

const usual = lanes.map(({ id }) => id)
const orderOf = (order?: readonly string[]) => lanesInOrder(order).map(({ id }) => id)

test('without a choice, and with one that names nothing we know, the order is the usual one', () => {
  expect(orderOf()).toEqual(usual)
  expect(orderOf(['gone', 'also gone'])).toEqual(usual)
})

test('a moved lane changes places with its neighbour, and the others stay', () => {
  const moved = movedLane(undefined, 'words', -1)
  const order = orderOf(moved)
  expect(order.indexOf('words')).toBe(usual.indexOf('emotion'))
  expect(order.indexOf('emotion')).toBe(usual.indexOf('words'))
  expect(movedLane(moved, 'words', 1)?.join()).toBe(choosableLanes.map(({ id }) => id).join())
})

test('no lane leaves its side of the line of visibility, nor goes over stages and steps', () => {
  expect(movedLane(undefined, 'touchpoints', -1)).toBeUndefined()
  expect(movedLane(undefined, 'metrics', 1)).toBeUndefined()
  expect(movedLane(undefined, 'ownership', -1)).toBeUndefined()
  expect(orderOf(['evidence', 'ownership', 'touchpoints'])).toEqual([
    ...usual.slice(0, -2),
    'evidence',
    'ownership',
  ])
})
