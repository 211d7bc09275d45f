import { expect, test } from 'vitest'
import { recordTypeNames } from '../../../model/crm/record-type.ts'
import { recordTypes } from '../../../model/crm/types/index.ts'
import { recordsAddressOf } from '../../records/records-address.ts'
import { columnFields, namingField, shownFields } from './list-fields.ts'

const infoOf = (type: (typeof recordTypeNames)[number]) => ({
  ...recordTypes[type],
  fields: [...recordTypes[type].fields],
})

test('every type of record has columns from the start, none of them its name again', () => {
  for (const type of recordTypeNames) {
    const info = infoOf(type)
    const names = shownFields(info, undefined).map(({ name }) => name)
    expect(names.length, type).toBeGreaterThan(0)
    expect(names).not.toContain(namingField(info)?.name)
  }
})

test('chosen columns keep their order, unknown ones are left out', () => {
  expect(shownFields(infoOf('deal'), 'closeDate,nothing,amount').map(({ name }) => name)).toEqual([
    'closeDate',
    'amount',
  ])
  expect(columnFields(infoOf('deal')).map(({ name }) => name)).toContain('updatedAt')
})

test('an address keeps what it understands', () => {
  const filter = { kind: 'field', field: 'city', op: 'is', value: 'Graz' }
  expect(recordsAddressOf({ q: 'mar', filter, view: 'pie', sort: '' })).toEqual({ q: 'mar', filter })
  expect(recordsAddressOf({ filter: { kind: 'drop table' } })).toEqual({})
})
