import { expect, test } from 'vitest'
import type { OpenRelation, RecordImportSettings } from '../../../model/crm/record-import.ts'
import {
  decisionOf,
  withChoice,
  withDecision,
  withKey,
  withNewField,
  withNewFields,
  withTarget,
  withType,
} from './import-changes.ts'

const settings: RecordImportSettings = {
  type: 'deal',
  columns: [
    { column: 'Company', target: 'company' },
    { column: 'Title', target: 'name' },
  ],
  match: ['externalId', 'name'],
  known: 'update',
  unknown: 'create',
  currency: 'EUR',
  timeZone: 'UTC',
  pipeline: 'sales',
}
const open: OpenRelation = {
  column: 'Company',
  field: 'Company',
  to: 'company',
  value: 'Acme',
  rows: 2,
  state: 'near',
  candidates: [],
  decision: 'ask',
  id: null,
}

test('a thing that another column was chosen for leaves the first one', () => {
  expect(withTarget(settings, 'Firm', 'company').columns).toEqual([
    { column: 'Title', target: 'name' },
    { column: 'Firm', target: 'company' },
  ])
  expect(withTarget(settings, 'Title', '').columns).toEqual([{ column: 'Company', target: 'company' }])
})

test('a decision replaces the one before, and can be taken back', () => {
  const used = withDecision(settings, open, 'use:7')
  expect(used.columns[0]?.decisions).toEqual([{ do: 'use', value: 'Acme', id: '7' }])
  expect(withDecision(used, open, 'create').columns[0]?.decisions).toEqual([{ do: 'create', value: 'Acme' }])
  expect(withDecision(used, open, '').columns[0]?.decisions).toEqual([])
  expect(decisionOf({ ...open, decision: 'use', id: '7' })).toBe('use:7')
  expect(decisionOf(open)).toBe('')
})

test('words, keys and the type are changed alone', () => {
  expect(withChoice(settings, 'Title', 'Neu', 'new').columns[1]?.choices).toEqual([
    { value: 'Neu', option: 'new' },
  ])
  expect(withKey(settings, ['id', 'externalId', 'name'], 'id', true).match).toEqual([
    'id',
    'externalId',
    'name',
  ])
  expect(withKey(settings, [], 'name', false).match).toEqual(['externalId'])
  expect(withType(settings, 'company')).toEqual({
    type: 'company',
    columns: [],
    match: [],
    known: 'update',
    unknown: 'create',
    currency: 'EUR',
    timeZone: 'UTC',
  })
})

test('several columns become new fields, each one of its own, and one takes its place when it is named', () => {
  const wanted = withNewFields(settings, ['Shoe size', 'Colour'])
  expect(wanted.columns.slice(2)).toEqual([
    { column: 'Shoe size', target: 'new' },
    { column: 'Colour', target: 'new' },
  ])
  const newField = { label: 'Size', kind: 'number' as const, options: [] }
  const named = withNewField(wanted, 'Shoe size', newField)
  expect(named.columns[2]).toEqual({ column: 'Shoe size', target: 'new', newField })
  expect(withTarget(named, 'Shoe size', 'about').columns.at(-1)).toEqual({
    column: 'Shoe size',
    target: 'about',
  })
})
