import { expect, test } from 'vitest'
import { destinations, isAt } from './destinations.ts'

const shown = (pathname: string): string[] =>
  destinations.filter((each) => each.rail && isAt(pathname, each)).map(({ name }) => name)

test('each page belongs to one place of the rail, wherever its address stands', () => {
  expect(shown('/')).toEqual(['Home'])
  expect(shown('/customers/123')).toEqual(['Customers'])
  expect(shown('/records/customer')).toEqual(['Customers'])
  expect(shown('/connections/new')).toEqual(['Sources'])
  expect(shown('/maps/draft')).toEqual(['Maps'])
  expect(shown('/records/campaign/1')).toEqual([])
  expect(shown('/settings/people')).toEqual([])
})
