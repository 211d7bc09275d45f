/** Times work a few times and keeps the median, since machines are noisy. */

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const started = performance.now()
  const result = await work()
  return { ms: performance.now() - started, result }
}

export async function medianMs(times: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = []
  for (let run = 0; run < times; run++) all.push((await timed(work)).ms)
  return median(all)
}
