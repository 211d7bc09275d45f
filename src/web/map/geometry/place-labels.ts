/** Puts the value beside each dot and the pills above or below, where they hide nothing. */
import type { Dot } from './emotion-curve.ts'
import { heightAt, slopes } from './monotone-cubic.ts'

export type Box = { x: number; y: number; width: number; height: number }
export type Label = Box & { step: string }
export type PillWish = {
  key: string
  step: string
  text: string
  score: number
  above: boolean
  keep: boolean
}
export type Pill = PillWish & Box
/** `blocked`: what already stands there, such as the note of a gap. */
export type Room = { width: number; height: number; blocked?: readonly Box[] }

const labelHeight = 14
const pillHeight = 20
const clearance = 3
/** Of the ring that says "just now": it reaches into no label. */
export const ringWidth = 5

/** Inter is about this wide per letter at 11 px semibold. */
const pillWidth = (text: string): number => Math.ceil(text.length * 6.15 + 34)
const labelWidth = (n: number): number => 30 + 14 + n.toLocaleString('en').length * 6.6

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

const dotBox = ({ x, y, radius }: Dot): Box => ({
  x: x - radius,
  y: y - radius,
  width: radius * 2,
  height: radius * 2,
})

/** How much of the line runs through the box, in pixels. */
function lineInside(run: readonly Dot[], slope: readonly number[], box: Box): number {
  let inside = 0
  for (let x = box.x; x <= box.x + box.width; x += 4) {
    const y = heightAt(run, x, [...slope])
    if (y !== undefined && y > box.y - 2 && y < box.y + box.height + 2) inside += 4
  }
  return inside
}

function outside(box: Box, room: Room): number {
  return (
    Math.max(0, -box.x) +
    Math.max(0, box.x + box.width - room.width) +
    Math.max(0, -box.y) +
    Math.max(0, box.y + box.height - room.height)
  )
}

/** Above on rises, below on falls, else on the free side of the slope. */
function labelPlaces(dot: Dot, slope: number, isLow: boolean): Box[] {
  const width = labelWidth(dot.n)
  const box = (x: number, y: number): Box => ({ x, y, width, height: labelHeight })
  const above = box(dot.x - width / 2, dot.y - dot.radius - clearance - labelHeight)
  const below = box(dot.x - width / 2, dot.y + dot.radius + clearance)
  const side = (right: boolean, up: boolean) =>
    box(
      right ? dot.x + dot.radius + ringWidth + 2 : dot.x - dot.radius - ringWidth - 2 - width,
      dot.y + (up ? -labelHeight - 2 : 4),
    )
  // On screen y grows downwards: a positive slope is a falling line.
  const falling = slope > 0
  const free = falling ? [side(true, true), side(false, false)] : [side(true, false), side(false, true)]
  return [...(isLow ? [below, above] : [above, below]), ...free, side(true, falling), side(false, !falling)]
}

export function placeLabels(runs: readonly (readonly Dot[])[], room: Room): Label[] {
  const dots = runs.flat().map(dotBox)
  const placed: Label[] = []
  for (const run of runs) {
    const slope = slopes(run)
    for (const [index, dot] of run.entries()) {
      const neighbours = [run[index - 1], run[index + 1]].filter((each) => each !== undefined)
      const isLow = neighbours.length > 0 ? neighbours.every(({ y }) => y <= dot.y) : dot.value < 0
      const costs = labelPlaces(dot, slope[index] ?? 0, isLow).map((box, preference) => ({
        box,
        cost:
          preference * 3 +
          lineInside(run, slope, box) +
          dots.reduce((sum, each) => sum + overlap(each, box), 0) +
          placed.reduce((sum, each) => sum + overlap(each, box) * 2, 0) +
          (room.blocked ?? []).reduce((sum, each) => sum + overlap(each, box), 0) +
          outside(box, room) * 10,
      }))
      const best = costs.reduce((least, each) => (each.cost < least.cost ? each : least))
      placed.push({ ...best.box, step: dot.step })
    }
  }
  return placed
}

/** Wishes with the higher score choose first; one that finds no free place is left out, unless it must stay. */
export function placePills(
  wishes: readonly PillWish[],
  runs: readonly (readonly Dot[])[],
  labels: readonly Label[],
  room: Room,
): Pill[] {
  const dots = runs.flat()
  const boxes = [...dots.map(dotBox), ...labels, ...(room.blocked ?? [])]
  const placed: Pill[] = []
  const inOrder = [...wishes].sort((a, b) => Number(b.keep) - Number(a.keep) || b.score - a.score)
  for (const wish of inOrder) {
    const dot = dots.find(({ step }) => step === wish.step)
    if (!dot) continue
    const found = pillPlaces(wish, dot, labels, room).map((box) => ({ box, hidden: hiddenBy(box) }))
    const free = found.find(({ hidden }) => hidden === 0)
    const least = found.reduce((best, each) => (each.hidden < best.hidden ? each : best))
    if (free || wish.keep) placed.push({ ...wish, ...(free ?? least).box })
  }
  return placed

  function hiddenBy(box: Box): number {
    const line = runs.reduce((sum, run) => sum + lineInside(run, slopes(run), box), 0)
    return (
      [...boxes, ...placed].reduce((sum, each) => sum + overlap(each, box), 0) + line + outside(box, room)
    )
  }
}

function pillPlaces(wish: PillWish, dot: Dot, labels: readonly Label[], room: Room): Box[] {
  const width = pillWidth(wish.text)
  const label = labels.find(({ step }) => step === dot.step)
  const highest = Math.min(dot.y - dot.radius, label?.y ?? dot.y)
  const lowest = Math.max(dot.y + dot.radius, label ? label.y + label.height : dot.y)
  const above = highest - pillHeight - 6
  const below = lowest + 6
  const farAbove = above - pillHeight - 6
  const farBelow = below + pillHeight + 6
  const heights = wish.above ? [above, farAbove, below, farBelow] : [below, farBelow, above, farAbove]
  const shifts = [0, -24, 24, -56, 56, -96, 96]
  return heights.flatMap((y) =>
    shifts.map((shift) => ({
      x: Math.max(2, Math.min(room.width - width - 2, dot.x - width / 2 + shift)),
      y,
      width,
      height: pillHeight,
    })),
  )
}

const tagSize = { width: 84, height: 18 }

/** Where "+1 just now" hides least: over the value, under the dot, or beside it. Gives the middle of its upper edge. */
export function placeTag({ x, y, radius }: Dot, taken: readonly Box[], room: Room): { x: number; y: number } {
  const { width, height } = tagSize
  const side = width / 2 + radius + ringWidth + 4
  const above = y - radius - ringWidth - 4 - height
  const below = y + radius + ringWidth + 4
  const places = [
    { x, y: above },
    { x, y: below },
    { x, y: above - 22 },
    { x, y: below + 22 },
    { x: x + side, y: y - height / 2 },
    { x: x - side, y: y - height / 2 },
    { x, y: above - 46 },
    { x, y: below + 46 },
  ]
  const hidden = places.map((place) => {
    const box = { x: place.x - width / 2, y: place.y, width, height }
    return taken.reduce((sum, each) => sum + overlap(each, box), 0) + outside(box, room) * 10
  })
  return places[hidden.indexOf(Math.min(...hidden))] ?? { x, y: above }
}
