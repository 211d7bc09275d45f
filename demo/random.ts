/** Repeatable chance: the same seed always gives the same numbers. */
export type Random = {
  next(): number
  chance(probability: number): boolean
  whole(least: number, most: number): number
  pick<T>(items: readonly T[]): T
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  normal(mean: number, deviation: number): number
  logNormal(median: number, sigma: number): number
  hex(length: number): string
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

export function randomFrom(seed: string): Random {
  let state = hashOf(seed)

  // mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for one customer's story.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(items: readonly T[]): T => items[whole(0, items.length - 1)] as T
  const weighted = <T>(choices: readonly (readonly [T, number])[]): T => {
    let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [choice, weight] of choices) {
      left -= weight
      if (left < 0) return choice
    }
    return pick(choices)[0]
  }
  // Box-Muller; 1 - next() keeps the logarithm away from zero.
  const normal = (mean: number, deviation: number) =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const hex = (length: number) => Array.from({ length }, () => whole(0, 15).toString(16)).join('')

  return {
    next,
    whole,
    pick,
    weighted,
    normal,
    hex,
    chance: (probability) => next() < probability,
    logNormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
  }
}
