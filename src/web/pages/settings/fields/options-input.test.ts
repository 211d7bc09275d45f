import { expect, test } from 'vitest'
import { keptOptions } from './options-input.tsx'

test('a renamed option keeps its word; new ones get words of their own; empty lines are none', () => {
  expect(
    keptOptions([
      { value: 'red', label: 'Crimson ' },
      { value: ' new 1', label: 'Red' },
      { value: ' new 2', label: 'Red' },
      { value: ' new 3', label: ' ' },
    ]),
  ).toEqual([
    { value: 'red', label: 'Crimson' },
    { value: 'red-2', label: 'Red' },
    { value: 'red-3', label: 'Red' },
  ])
})
