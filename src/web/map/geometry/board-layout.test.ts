import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MapDesign } from '../../../model/journey-map.ts'
import { boardLayout, stepWidth } from './board-layout.ts'

const design = (...stepsPerStage: number[]) =>
  MapDesign.parse({
    name: 'A map',
    stages: stepsPerStage.map((steps, stage) => ({
      id: `stage-${stage}`,
      name: `Stage ${stage}`,
      steps: Array.from({ length: steps }, (_, step) => ({
        id: `${stage}-${step}`,
        name: `Step ${step}`,
        touchpoints: [],
      })),
    })),
  })

test('columns stand side by side, none narrower than allowed, for any map and any room', () => {
  const sizes = fc.array(fc.nat(12), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(sizes, fc.nat(4000), (steps, room) => {
      const layout = boardLayout(design(...steps), room)
      let x = 0
      for (const stage of layout.stages) {
        expect(stage.x).toBeCloseTo(x)
        x += stage.width
        for (const step of stage.steps) expect(step.width).toBeGreaterThanOrEqual(stepWidth.least - 1)
      }
      expect(layout.width).toBeCloseTo(x)
    }),
  )
})

test('a small map fills the room but does not stretch beyond what the eye can follow', () => {
  expect(boardLayout(design(3, 3), 900).width).toBe(900)
  expect(boardLayout(design(2, 2), 4000).width).toBeLessThan(800)
})

test('columns get narrower only where the whole map is seen by it', () => {
  const six = design(6, 6)
  expect(boardLayout(six, 12 * 82).width).toBeLessThanOrEqual(12 * 82)
  expect(boardLayout(six, 12 * 79).width).toBe(12 * stepWidth.usual)
})

test('steps are numbered within their stage', () => {
  expect(boardLayout(design(2, 1), 0).steps.map(({ code }) => code)).toEqual(['1.1', '1.2', '2.1'])
})
