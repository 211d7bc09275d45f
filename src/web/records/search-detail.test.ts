import { expect, test } from 'vitest'
import { searchDetail } from './search-detail.ts'

test('the name of what was found is not said twice', () => {
  expect(searchDetail('Zoë Café', 'zoe cafe zoe-cafe.test +43 1 2')).toBe('zoe-cafe.test +43 1 2')
  expect(searchDetail('Zoë Café', 'zoe cafe')).toBe('')
  expect(searchDetail('', 'A-100 two boxes')).toBe('A-100 two boxes')
})
