import { expect, test } from 'vitest'
import { firstOrder } from '../../fixtures/first-order.ts'
import { changeStep, emptyDesign, renameStage } from './design-edits.ts'
import { designProblems, tidied } from './design-problems.ts'

const { design } = firstOrder().map

test('a whole design has no problems', () => {
  expect(designProblems(design)).toEqual([])
  expect(designProblems(emptyDesign('a'))).toEqual([])
})

test('a problem says where it is', () => {
  expect(designProblems({ ...design, name: ' ' })).toEqual(['The map needs a name.'])
  expect(designProblems(renameStage(design, 's1', ''))).toEqual(['Stage 2 needs a name.'])
  expect(designProblems(changeStep(design, 'ask', { name: '' }))).toEqual([
    'Step 2.2 in Consider needs a name.',
  ])
})

test('empty lines are no expectations', () => {
  expect(tidied({ ...design, expectations: ['a date', ' ', ''] }).expectations).toEqual(['a date'])
})
