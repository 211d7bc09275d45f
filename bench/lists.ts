/** The lists behind a map's numbers: a first page and a later one, for numbers that are found in different ways. */
import type { Report } from './report.ts'
import type { Bench } from './start.ts'
import { median, quantile, timed } from './timing.ts'

const numbers = [
  'journeys',
  'step:step-3:reached',
  'step:step-8:left',
  'step:step-8:went-on',
  'stage:stage-3:skipped',
  'step:step-5:negative',
  'move:step-3:step-4',
]
const everything = { channels: [] }
const rounds = 3

export async function lists({ size, waymark, map }: Bench, report: Report): Promise<void> {
  const { keeper } = waymark.parts
  await keeper.measure(map.id, everything)
  const [first, later]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++)
    for (const number of numbers) {
      const page = (cursor?: string) =>
        timed(() => keeper.journeysBehind(map.id, number, everything, { limit: 200, cursor }))
      const { ms, result } = await page()
      first.push(ms)
      if (result.next) later.push((await page(result.next)).ms)
    }
  for (const [what, all] of [
    ['first page', first],
    ['later page', later],
  ] as const) {
    const of = `list behind a number, ${what} of 200`
    report.add({ size, what: of, value: median(all), unit: 'ms' })
    report.add({ size, what: `… p95 of ${all.length}`, value: quantile(all, 0.95), unit: 'ms' })
  }
}
