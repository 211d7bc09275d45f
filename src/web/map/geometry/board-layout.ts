/** Where each stage and step stands on the board, in pixels. */
import type { MapDesign, Stage, Step } from '../../../model/journey-map.ts'

/** `least`: only where it lets the whole map be seen; who scrolls anyway gets `usual`. */
export const stepWidth = { least: 80, usual: 88, most: 168 }
// Room for a five-digit number, its word and the arrow of the stage.
const leastStageWidth = 176
/** Of a stage without its steps: its number, its count, the way back. */
const foldedWidth = 56

export type StepColumn = {
  step: Step
  stage: number
  /** "2.3": third step of the second stage */
  code: string
  x: number
  width: number
  centre: number
}
/** `number` counts from 1 over the whole map, also when only one stage is laid out. */
export type StageColumn = {
  stage: Stage
  index: number
  number: number
  last: boolean
  isFolded: boolean
  x: number
  width: number
  steps: StepColumn[]
}
/** `curve`: the places of all steps, also of those in folded stages, through which the curve still runs. */
export type BoardLayout = { stages: StageColumn[]; steps: StepColumn[]; curve: StepColumn[]; width: number }

const none: ReadonlySet<string> = new Set()

/** Stretches to the given room when there is some to spare; scrolls when there is not. */
export function boardLayout(
  design: Pick<MapDesign, 'stages'>,
  room: number,
  folded: ReadonlySet<string> = none,
): BoardLayout {
  const open = design.stages.filter(({ id }) => !folded.has(id))
  const roomOfOpen = room - (design.stages.length - open.length) * foldedWidth
  const widths = (step: number) => open.map(({ steps }) => Math.max(leastStageWidth, steps.length * step))
  const sum = (list: readonly number[]) => list.reduce((total, width) => total + width, 0)
  const narrowest = sum(widths(stepWidth.least)) <= roomOfOpen ? stepWidth.least : stepWidth.usual
  const least = new Map(widths(narrowest).map((width, at) => [open[at]?.id, width]))
  const stretch = Math.max(1, Math.min(roomOfOpen / sum([...least.values()]), stepWidth.most / narrowest))
  const stages: StageColumn[] = []
  const curve: StepColumn[] = []
  let x = 0
  for (const [index, stage] of design.stages.entries()) {
    const isFolded = folded.has(stage.id)
    const width = isFolded ? foldedWidth : Math.floor((least.get(stage.id) ?? leastStageWidth) * stretch)
    const each = width / Math.max(stage.steps.length, 1)
    const steps = stage.steps.map((step, place) => ({
      step,
      stage: index,
      code: `${index + 1}.${place + 1}`,
      x: x + place * each,
      width: each,
      centre: x + (place + 0.5) * each,
    }))
    curve.push(...steps)
    stages.push({
      stage,
      isFolded,
      index,
      number: index + 1,
      last: index === design.stages.length - 1,
      x,
      width,
      steps: isFolded ? [] : steps,
    })
    x += width
  }
  return { stages, steps: stages.flatMap(({ steps }) => steps), curve, width: x }
}

/** One stage of the map alone, numbered as in the whole: "2.3" stays the third step of the second stage. */
export function oneStageLayout(design: Pick<MapDesign, 'stages'>, at: number, room: number): BoardLayout {
  const layout = boardLayout({ stages: design.stages.slice(at, at + 1) }, room)
  const stages = layout.stages.map((column) => ({
    ...column,
    number: at + 1,
    last: at === design.stages.length - 1,
    steps: column.steps.map((step, place) => ({ ...step, stage: at, code: `${at + 1}.${place + 1}` })),
  }))
  const steps = stages.flatMap(({ steps }) => steps)
  return { ...layout, stages, steps, curve: steps }
}
