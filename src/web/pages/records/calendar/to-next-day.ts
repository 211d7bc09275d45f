/** Arrows lead from day to day: to the sides a day, up and down a week. */
import type { KeyboardCoordinateGetter } from '@dnd-kit/core'

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 }

export const toNextDay: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = steps[event.code]
  if (step === undefined) return undefined
  event.preventDefault()
  const days = [...context.droppableRects.entries()]
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
    .map(([, rect]) => rect)
  const held = context.collisionRect
  const [x, y] = [
    currentCoordinates.x + (held?.width ?? 0) / 2,
    currentCoordinates.y + (held?.height ?? 0) / 2,
  ]
  const here = days.findIndex(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  )
  const next = days[here + step]
  if (here < 0 || !next) return undefined
  return {
    x: next.left + (next.width - (held?.width ?? 0)) / 2,
    y: next.top + (next.height - (held?.height ?? 0)) / 2,
  }
}
