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

test('a folded stage is narrow and without steps, and the curve still knows where they are', () => {
  const map = design(3, 2, 4)
  const open = boardLayout(map, 1200)
  const second = map.stages[1]?.id ?? ''
  const folded = boardLayout(map, 1200, new Set([second]))
  expect(1200 - folded.width).toBeLessThan(map.stages.length)
  expect(folded.steps.map(({ code }) => code)).toEqual(['1.1', '1.2', '1.3', '3.1', '3.2', '3.3', '3.4'])
  expect(folded.curve.map(({ step }) => step.id)).toEqual(open.curve.map(({ step }) => step.id))
  const [first, small, third] = folded.stages
  expect(small).toMatchObject({ isFolded: true, steps: [], x: first?.width, number: 2 })
  expect(small?.width).toBeLessThan(80)
  for (const { centre } of folded.curve.slice(3, 5)) {
    expect(centre).toBeGreaterThan(small?.x ?? Infinity)
    expect(centre).toBeLessThan(third?.x ?? 0)
  }
  expect(boardLayout(map, 400, new Set(map.stages.map(({ id }) => id))).steps).toEqual([])
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
