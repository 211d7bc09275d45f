/** The shapes of the emotion curve: runs of points without a gap, line, band and wash. */
import type { Estimate } from '../../../model/measure.ts'
import { curveCommands, lineTo, moveTo, type Point } from './monotone-cubic.ts'

/** Scale of the picture: fixed, so that two maps can be compared by eye. */
export const curveHeight = 312
const top = 44
const perUnit = 57
export const heightOf = (value: number): number => top + (2 - Math.max(-2, Math.min(2, value))) * perUnit

export const leastForDot = 5
export const leastForRank = 30

export type Reading = { step: string; x: number; mean: Estimate }
export type Dot = {
  step: string
  x: number
  y: number
  value: number
  low: number
  high: number
  n: number
  hollow: boolean
  radius: number
}

/** Dots without a gap between them. Fewer than five readings are no dot, and a gap is never bridged. */
export function runsOf(readings: readonly Reading[]): Dot[][] {
  const most = Math.max(leastForRank, ...readings.map(({ mean }) => mean.n))
  const runs: Dot[][] = [[]]
  for (const { step, x, mean } of readings) {
    if (mean.value === null || mean.n < leastForDot) {
      runs.push([])
      continue
    }
    const hollow = mean.n < leastForRank
    runs.at(-1)?.push({
      step,
      x,
      y: heightOf(mean.value),
      value: mean.value,
      low: mean.low ?? mean.value,
      high: mean.high ?? mean.value,
      n: mean.n,
      hollow,
      radius: hollow ? 8 : 8 + 5 * Math.sqrt(mean.n / most),
    })
  }
  return runs.filter((run) => run.length > 0)
}

/** Where the note stands that says why there is no dot. */
export function gapNote(centre: number, columnWidth: number) {
  const width = Math.min(columnWidth - 12, 104)
  return { x: centre - width / 2, y: heightOf(0) - 40, width, height: 74 }
}

export type CurveShape = { strong: string; weak: string; wash: string; band: string }

/** The paths of one run. `weak` is drawn dotted: it touches a dot with little evidence. */
export function curveShape(run: readonly Dot[]): CurveShape {
  const commands = curveCommands(run)
  const pieces = commands.map((command, index) => {
    const from = run[index]
    const weak = from?.hollow || run[index + 1]?.hollow
    return { weak, path: `${from ? moveTo(from) : ''}${command}` }
  })
  const join = (weak: boolean) =>
    pieces
      .filter((piece) => Boolean(piece.weak) === weak)
      .map(({ path }) => path)
      .join('')
  return { strong: join(false), weak: join(true), wash: washPath(run, commands), band: bandPath(run) }
}

function washPath(run: readonly Dot[], commands: string[]): string {
  const first = run[0]
  const last = run.at(-1)
  if (!first || !last || commands.length === 0) return ''
  const neutral = heightOf(0)
  const back = lineTo({ x: last.x, y: neutral }) + lineTo({ x: first.x, y: neutral })
  return `${moveTo(first)}${commands.join('')}${back}Z`
}

function bandPath(run: readonly Dot[]): string {
  const upper = run.map(({ x, high }): Point => ({ x, y: heightOf(high) }))
  const lower = run.map(({ x, low }): Point => ({ x, y: heightOf(low) }))
  const [first, last] = [upper[0], lower.at(-1)]
  if (!first || !last || run.length < 2) return ''
  // The lower edge is drawn backwards; the slopes of a mirrored line are the mirrored slopes.
  const mirrored = [...lower].reverse().map(({ x, y }) => ({ x: -x, y }))
  const back = curveCommands(mirrored).map((command) => mirror(command))
  return `${moveTo(first)}${curveCommands(upper).join('')}${lineTo(last)}${back.join('')}Z`
}

const mirror = (command: string) => {
  const [x1, y1, x2, y2, x, y] = command.slice(1).split(' ').map(Number)
  return `C${-(x1 ?? 0)} ${y1} ${-(x2 ?? 0)} ${y2} ${-(x ?? 0)} ${y}`
}

/** The compared period: one thin line per run. */
export const plainLine = (run: readonly Point[]): string =>
  run[0] ? moveTo(run[0]) + curveCommands(run).join('') : ''
