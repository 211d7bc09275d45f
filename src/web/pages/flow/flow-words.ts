/** The words on ribbons: where they stand, and which of them find room. */
import type { FlowEdge } from '../../../model/flow.ts'

export type Point = { x: number; y: number }
export type Word = Point & { key: string; edge: FlowEdge; width: number; back: boolean }
type Area = Point & { width: number; height: number }

const nearSource = 52
const tall = 20
const broad = 58

/** A point of the ribbon's middle line shortly after its source, where no other box can stand. */
export function ribbonPoint(from: Point, to: Point): Point {
  const wanted = from.x + Math.min(nearSource, (to.x - from.x) / 2)
  const bend = (from.x + to.x) / 2
  const at = (t: number): Point => {
    const u = 1 - t
    return {
      x: u ** 3 * from.x + 3 * u * u * t * bend + 3 * u * t * t * bend + t ** 3 * to.x,
      y: (u ** 3 + 3 * u * u * t) * from.y + (3 * u * t * t + t ** 3) * to.y,
    }
  }
  let [low, high] = [0, 1]
  for (let round = 0; round < 20; round += 1) {
    const middle = (low + high) / 2
    if (at(middle).x < wanted) low = middle
    else high = middle
  }
  return at((low + high) / 2)
}

const meet = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Wide ribbons choose first; a word that would cover another one or a name waits for the pointer. */
export function freeWords(words: readonly Word[], taken: readonly Area[]): Word[] {
  const placed: Area[] = [...taken]
  const free: Word[] = []
  for (const word of words.toSorted((a, b) => b.width - a.width)) {
    const area = { x: word.x - broad / 2, y: word.y - tall / 2, width: broad, height: tall }
    if (placed.some((each) => meet(each, area))) continue
    placed.push(area)
    free.push(word)
  }
  return free
}
