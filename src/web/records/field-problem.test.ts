import { expect, test } from 'vitest'
import { recordTypes } from '../../model/crm/types/index.ts'
import { fieldProblem, problemsOf } from './field-problem.ts'

test('what is needed and missing is said by name', () => {
  expect(problemsOf(recordTypes.deal.fields, {})).toEqual({ name: 'Name is needed.' })
  expect(problemsOf(recordTypes.deal.fields, { name: 'Fleet' })).toEqual({})
})

test('a value that does not fit is told at its field', () => {
  expect(problemsOf(recordTypes.company.fields, { name: 'Marlow', website: 'javascript:alert(1)' })).toEqual({
    website: 'Must be a web address that begins with https://.',
  })
  expect(
    fieldProblem({ name: 'probability', label: 'Probability', kind: 'number', min: 0, max: 100 }, 140),
  ).toMatch(/100/)
})

test('what cannot be read is said, and not taken for an emptied value', () => {
  const minor = Number.NaN
  expect(fieldProblem({ name: 'a', label: 'Amount', kind: 'money' }, { minor, currency: 'EUR' })).toMatch(
    /^This is no amount/,
  )
  expect(fieldProblem({ name: 'd', label: 'Due', kind: 'date' }, Number.NaN)).toMatch(
    /^This is no whole date/,
  )
  expect(fieldProblem({ name: 'n', label: 'Number', kind: 'number' }, Number.NaN)).toMatch(
    /^This is no number/,
  )
})
