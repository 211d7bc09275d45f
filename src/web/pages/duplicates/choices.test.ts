/** Before anybody chooses, nothing that only one of two records knows is lost. */
import { expect, test } from 'vitest'
import type { CrmRecord } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import { firstChoices, rowsOf, takenFrom } from './choices.ts'

const fields = ['name', 'phone', 'city', 'about', 'externalId'].map(
  (name): Field => ({ name, label: name, kind: 'text' }),
)
const record = (values: CrmRecord['values']) => ({ values }) as CrmRecord
const pair = {
  one: record({ name: 'Ines', city: 'Cork', externalId: 'a' }),
  other: record({ name: 'Inés', phone: '1', city: 'Cork', externalId: 'b' }),
}

test('what differs comes first, what nobody says is left out, ids are not chosen', () => {
  const rows = rowsOf(fields, pair)
  expect(rows.map(({ field, same, choosable }) => [field.name, same, choosable])).toEqual([
    ['name', false, true],
    ['phone', false, true],
    ['externalId', false, false],
    ['city', true, true],
  ])
})

test('the record that stays is believed, and the other where it says nothing', () => {
  const rows = rowsOf(fields, pair)
  expect(firstChoices(rows, pair, 'one')).toEqual({ name: 'one', phone: 'other' })
  expect(takenFrom(firstChoices(rows, pair, 'one'), 'one')).toEqual(['phone'])
  expect(firstChoices(rows, pair, 'other')).toEqual({ name: 'other', phone: 'other' })
  expect(takenFrom(firstChoices(rows, pair, 'other'), 'other')).toEqual([])
})
