/** Dots that stand for people: one each up to three hundred, then a round number each. */

const mostDots = 300
const gap = 8

/** How many people one dot stands for: 1, 2, 5, 10, 20, 50, … */
export function perDot(people: number): number {
  for (let size = 1; ; size *= 10)
    for (const step of [1, 2, 5]) if (people / (size * step) <= mostDots) return size * step
}

/** Rows fill from below, as people would stand in a room. */
export function dotsAt(people: number, each: number, width: number) {
  const dots = Math.max(1, Math.round(people / each))
  const perRow = Math.max(1, Math.floor(width / gap))
  const rows = Math.ceil(dots / perRow)
  const height = rows * gap
  return {
    height,
    dots: Array.from({ length: dots }, (_, index) => ({
      x: (index % perRow) * gap + gap / 2,
      y: height - Math.floor(index / perRow) * gap - gap / 2,
    })),
  }
}
