import { expect, test } from 'vitest'
import { namesAlike } from './alike.ts'

const products = [
  'GTX Basic',
  'GTX Pro',
  'MG Special',
  'MG Advanced',
  'GTX Plus Pro',
  'GTX Plus Basic',
  'GTK 500',
]
const alike = await namesAlike(products.map((label, at) => ({ id: String(at), label })))

test('a missing blank, a typing error and an addition are offered, best first', () => {
  expect(alike('GTXPro')).toEqual([{ id: '1', label: 'GTX Pro', score: 0.99 }])
  expect(alike('gtx plus bassic')[0]).toMatchObject({ label: 'GTX Plus Basic' })
  expect(alike('GTX Plus').map(({ label }) => label)).toEqual(['GTX Plus Pro', 'GTX Plus Basic', 'GTX Pro'])
})

test('other names are other names', () => {
  for (const name of ['Acme', '', '…', 'Special offer 2026']) expect(alike(name), name).toEqual([])
})
