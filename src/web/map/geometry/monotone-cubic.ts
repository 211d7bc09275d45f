/** A smooth line through points that never overshoots them (Fritsch and Carlson, 1980). */

export type Point = { x: number; y: number }

// Less than this per pixel is level: dividing by it would overflow.
const flat = 1e-12

/** Slope at each point. The points must run from left to right. */
export function slopes(points: readonly Point[]): number[] {
  const secants = points.slice(1).map((point, index) => {
    const before = points[index] ?? point
    return (point.y - before.y) / (point.x - before.x)
  })
  const slopes = points.map((_, index) => {
    const left = secants[index - 1] ?? secants[index] ?? 0
    const right = secants[index] ?? left
    return left * right <= 0 ? 0 : (left + right) / 2
  })
  for (const [index, secant] of secants.entries()) {
    if (Math.abs(secant) < flat) {
      slopes[index] = 0
      slopes[index + 1] = 0
      continue
    }
    const a = (slopes[index] ?? 0) / secant
    const b = (slopes[index + 1] ?? 0) / secant
    const length = Math.hypot(a, b)
    if (length > 3) {
      slopes[index] = (3 / length) * a * secant
      slopes[index + 1] = (3 / length) * b * secant
    }
  }
  return slopes
}

const round = (value: number) => Math.round(value * 10) / 10

/** SVG commands from the second point on; the pen must stand on the first. */
export function curveCommands(points: readonly Point[], slope = slopes(points)): string[] {
  return points.slice(1).map((point, index) => {
    const from = points[index] ?? point
    const third = (point.x - from.x) / 3
    const y1 = from.y + (slope[index] ?? 0) * third
    const y2 = point.y - (slope[index + 1] ?? 0) * third
    return `C${round(from.x + third)} ${round(y1)} ${round(point.x - third)} ${round(y2)} ${round(point.x)} ${round(point.y)}`
  })
}

export const moveTo = ({ x, y }: Point): string => `M${round(x)} ${round(y)}`
export const lineTo = ({ x, y }: Point): string => `L${round(x)} ${round(y)}`

/** Height of the line at x; undefined outside of its points. */
export function heightAt(points: readonly Point[], x: number, slope = slopes(points)): number | undefined {
  const index = points.findIndex((point, place) => place > 0 && x <= point.x)
  const from = points[index - 1]
  const to = points[index]
  if (!from || !to || x < from.x) return undefined
  const width = to.x - from.x
  const t = (x - from.x) / width
  const [t2, t3] = [t * t, t * t * t]
  return (
    (2 * t3 - 3 * t2 + 1) * from.y +
    (t3 - 2 * t2 + t) * width * (slope[index - 1] ?? 0) +
    (3 * t2 - 2 * t3) * to.y +
    (t3 - t2) * width * (slope[index] ?? 0)
  )
}
