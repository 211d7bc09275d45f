import { expect, test } from 'vitest'
import type { CustomerId } from '../../model/customer-id.ts'
import type { Home } from '../../model/home.ts'
import { withLatest } from './with-latest.ts'

const interaction = (at: string) => ({
  customer: '1' as CustomerId,
  label: 'Ann',
  at,
  touchpoint: 1,
  name: 'Order',
  channel: 'web' as const,
  score: null,
})
const home: Home = {
  maps: [],
  latest: [interaction('2026-01-01T10:00:00Z')],
  needsLook: [],
  sources: [],
  totals: { customers: 1, interactions: 10, last24h: 2, touchpoints: 1, onMapsNow: 0 },
}

test('what just came in stands first and is counted at once, also when only some of it is named', () => {
  const after = withLatest(home, 500, [interaction('2026-01-01T10:00:05Z')])
  expect(after.latest.map(({ at }) => at)).toEqual(['2026-01-01T10:00:05Z', '2026-01-01T10:00:00Z'])
  expect(after.totals).toMatchObject({ interactions: 510, last24h: 502 })
})

test('the list stays short', () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    interaction(`2026-01-01T11:00:${String(index).padStart(2, '0')}Z`),
  )
  const after = withLatest(home, 40, many)
  expect(after.latest).toHaveLength(12)
  expect(after.latest[0]?.at).toBe('2026-01-01T11:00:39Z')
})
