/** Paths of the same page with different ids have one pattern. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathPattern } from './path-pattern.ts'

test.each([
  ['https://shop.example/pricing/?utm=1#top', '/pricing'],
  ['//shop.example/pricing', '/pricing'],
  ['https://shop.example', '/'],
  ['/', '/'],
  ['', '/'],
  ['pricing', '/pricing'],
  ['/a//b/', '/a/b'],
  ['/orders/12345/track', '/orders/:id/track'],
  ['/orders/7', '/orders/:id'],
  ['/blog/2026-11-21/launch', '/blog/:id/launch'],
  ['/u/9f86d081-884c-4d65-9a2f-eaa0c55ad015', '/u/:id'],
  ['/c/9f86d081', '/c/:id'],
  ['/c/cus_9s6XKzkNRiz8i3', '/c/:id'],
  ['/o/ORD-10442', '/o/:id'],
  ['/o/A1B2C3D4E5', '/o/:id'],
  ['/watch/qWeRtYuIoPaSdFgHjKlZ', '/watch/:id'],
  ['/u/ann%40shop.example/edit', '/u/:id/edit'],
  ['/products/blue-running-shoes', '/products/blue-running-shoes'],
  ['/products/iphone15promax', '/products/iphone15promax'],
  ['/products/iphone-15-pro', '/products/iphone-15-pro'],
  ['/sale-2026', '/sale-2026'],
  ['/faced/decade', '/faced/decade'],
  ['/%C3%BCber-uns', '/über-uns'],
  ['/broken%E0%A4', '/broken%E0%A4'],
])('%s → %s', (address, expected) => {
  expect(pathPattern(address)).toBe(expected)
})

test('a pattern is its own pattern, short, and free of query and hash', () => {
  const segment = fc.oneof(fc.webSegment(), fc.uuid(), fc.integer().map(String), fc.string())
  fc.assert(
    fc.property(fc.array(segment), (segments) => {
      const found = pathPattern(`https://a.example/${segments.map(encodeURIComponent).join('/')}?x=1#y`)
      expect(found.length).toBeLessThanOrEqual(300)
      expect(found.startsWith('/')).toBe(true)
      expect(found).not.toContain('?x=1')
    }),
  )
})

test('the longest and oddest addresses take no time', () => {
  const started = performance.now()
  for (const odd of [
    '/'.repeat(100_000),
    'a1'.repeat(50_000),
    '-'.repeat(100_000),
    'Aa'.repeat(50_000),
    '%'.repeat(100_000),
  ])
    pathPattern(`/${odd}`)
  expect(performance.now() - started).toBeLessThan(500)
})
