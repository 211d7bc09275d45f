import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safePath } from './where-to.ts'

test('a path of ours is followed, with its query', () => {
  expect(safePath('/maps/1?view=flow')).toBe('/maps/1?view=flow')
  expect(safePath(undefined)).toBe('/')
})

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '',
])('%s leads home', (next) => {
  expect(safePath(next)).toBe('/')
})

test('whatever stands there, the host stays ours', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`),
      ),
      (next) => {
        expect(new URL(safePath(next), 'http://ours.example').host).toBe('ours.example')
      },
    ),
  )
})
