import { expect, test } from 'vitest'
import { changeOf } from './change.ts'

const share = (value: number, half: number) => ({ value, low: value - half, high: value + half, n: 500 })

test('a change counts only when its interval leaves zero out', () => {
  expect(changeOf(share(0.41, 0.01), share(0.38, 0.01))?.kind).toBe('up')
  expect(changeOf(share(0.38, 0.01), share(0.41, 0.01))).toMatchObject({ kind: 'down' })
  expect(changeOf(share(0.41, 0.03), share(0.39, 0.03))?.kind).toBe('steady')
})

test('without both values there is nothing to compare', () => {
  expect(changeOf(share(0.4, 0.1), undefined)).toBeNull()
  expect(changeOf({ value: null, low: null, high: null, n: 0 }, share(0.4, 0.1))).toBeNull()
})
