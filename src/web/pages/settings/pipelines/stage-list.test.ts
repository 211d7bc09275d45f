import { expect, test } from 'vitest'
import { draftOf, keptStages, moved, withKind, withNewStage } from './stage-list.ts'

const stages = draftOf([
  { id: 'qualified', name: 'Qualified', probability: 20, kind: 'open' },
  { id: 'won', name: 'Won', probability: 100, kind: 'won' },
])

test('a new stage stands before the end, and gets a word that no other pipeline uses', () => {
  const draft = withNewStage(stages).map((stage) => (stage.known ? stage : { ...stage, name: 'Offer sent' }))
  expect(keptStages(draft, ['offer-sent'])).toEqual([
    { id: 'qualified', name: 'Qualified', probability: 20, kind: 'open' },
    { id: 'offer-sent-2', name: 'Offer sent', probability: 20, kind: 'open' },
    { id: 'won', name: 'Won', probability: 100, kind: 'won' },
  ])
})

test('a renamed stage keeps its id, since deals are in it', () => {
  const [first] = keptStages([{ ...stages[0], name: 'Met' } as (typeof stages)[0]], [])
  expect(first).toMatchObject({ id: 'qualified', name: 'Met' })
})

test('stages change places, and stay at the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
})

test('whoever ends in a stage is as sure as the end', () => {
  const [first] = stages
  if (!first) throw new Error('There is no stage.')
  expect(withKind(first, 'lost')).toMatchObject({ kind: 'lost', probability: 0 })
  expect(withKind(first, 'won')).toMatchObject({ kind: 'won', probability: 100 })
})
