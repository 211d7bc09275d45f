import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MapDesign } from '../../../model/journey-map.ts'
import { firstOrder } from '../../fixtures/first-order.ts'
import * as edits from './design-edits.ts'

const design = firstOrder().map.design
const stepIds = (of: MapDesign) => edits.allSteps(of).map(({ id }) => id)

test('a step moves within its stage and into the next one', () => {
  const moved = edits.nudgeStep(edits.nudgeStep(design, 'ad', 1), 'ad', 1)
  expect(moved.stages[0]?.steps.map(({ id }) => id)).toEqual(['guide'])
  expect(moved.stages[1]?.steps[0]?.id).toBe('ad')
  expect(edits.nudgeStep(design, 'ad', -1)).toEqual(design)
})

test('binding a touchpoint takes it away from its step before', () => {
  const [first, second] = edits.allSteps(design)
  const touchpoint = first?.touchpoints[0] ?? 0
  const bound = edits.bindTouchpoint(design, second?.id ?? '', touchpoint)
  expect(edits.allSteps(bound)[0]?.touchpoints).toEqual([])
  expect(edits.allSteps(bound)[1]?.touchpoints).toContain(touchpoint)
})

test('a removed step is no longer the end of a journey', () => {
  expect(design.endSteps).toEqual(['tell'])
  expect(edits.removeStep(design, 'tell').endSteps).toEqual([])
})

test('the last stage stays', () => {
  expect(edits.removeStage(edits.emptyDesign('only'), 'only').stages).toHaveLength(1)
})

type Edit = (design: MapDesign, fresh: string) => MapDesign
const anyOf = (list: string[], at: number) => list[at % Math.max(list.length, 1)] ?? 'none'
const anyEdit: fc.Arbitrary<Edit> = fc
  .tuple(fc.nat(11), fc.nat(30), fc.nat(30))
  .map(([kind, a, b]) => (of, fresh) => {
    const stage = anyOf(
      of.stages.map(({ id }) => id),
      a,
    )
    const step = anyOf(stepIds(of), b)
    switch (kind) {
      case 0:
        return edits.addStage(of, fresh)
      case 1:
        return edits.removeStage(of, stage)
      case 2:
        return edits.moveStage(of, stage, b)
      case 3:
        return edits.addStep(of, stage, fresh)
      case 4:
        return edits.removeStep(of, step)
      case 5:
        return edits.moveStep(of, step, { stage, index: a })
      case 6:
        return edits.nudgeStep(of, step, 1)
      case 7:
        return edits.nudgeStep(of, step, -1)
      case 8:
        return edits.bindTouchpoint(of, step, 1 + a)
      case 9:
        return edits.toggleEdge(of, 'startSteps', step)
      case 10:
        return edits.toggleEdge(of, 'endSteps', step)
      default:
        return edits.renameStage(of, stage, `Stage ${a}`)
    }
  })

test('whatever is done to a map, it can be saved', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 40 }), (list) => {
      const edited = list.reduce(
        (of, edit, index) =>
          stepIds(of).length === 0
            ? edits.addStep(of, of.stages[0]?.id ?? '', `again-${index}`)
            : edit(of, `fresh-${index}`),
        design,
      )
      const read = MapDesign.safeParse(edited)
      expect(read.error?.issues ?? []).toEqual([])
    }),
  )
})
