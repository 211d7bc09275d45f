/** The words of a funnel: what its choices are called, and what it says in sentences. */
import type { AttemptPolicy, Funnel, FunnelOrder } from '../../../../model/funnel.ts'
import type { Estimate } from '../../../../model/measure.ts'
import { count, duration, percent } from '../../../parts/format.ts'

const [hour, day] = [3600, 86_400]
export const windowsOffered = [hour, day, 7 * day, 14 * day, 30 * day, 90 * day, 365 * day]

export const orderNames: Record<FunnelOrder, string> = {
  ordered: 'in this order',
  strict: 'in this order, nothing between',
  any: 'in any order',
}
export const attemptNames: Record<AttemptPolicy, string> = {
  best: 'best attempt',
  first: 'first attempt',
}

/** "14 days", "1 hour", "90 s". */
export function windowText(seconds: number): string {
  for (const [name, size] of [
    ['day', day],
    ['hour', hour],
  ] as const)
    if (seconds % size === 0) return `${seconds / size} ${name}${seconds === size ? '' : 's'}`
  return duration(seconds)
}

/** "25% to 84%". */
export const intervalText = ({ low, high, n }: Estimate): string =>
  low === null || high === null ? 'not known' : `${percent(low, n)} to ${percent(high, n)}`

/** `walkers`: customers, orders, deals or tickets. */
export function funnelSentence({ steps, whole, order, windowSeconds }: Funnel, walkers: string): string {
  const [first, last] = [steps[0], steps.at(-1)]
  const n = first?.reached.n ?? 0
  if (!first || !last || n === 0) return `No ${walkers} began here in this period.`
  const within = `within ${windowText(windowSeconds)}`
  const whom =
    order === 'any'
      ? `${count(n)} ${walkers} did one of the steps; ${count(whole.wentOn.n)} did all of them ${within}`
      : `${count(n)} ${walkers} began at ${first.name}; ${count(whole.wentOn.n)} came to ${last.name} ${within}`
  const { value } = whole.conversion
  const share = value === null ? '' : `: ${percent(value, n)}, 95% interval ${intervalText(whole.conversion)}`
  const others = `${count(whole.dropped.n)} dropped out, ${count(whole.open.n)} may still come.`
  const half = whole.time.median.value
  const time =
    half === null
      ? 'Fewer than half get that far within the window, so no time can be given that half of them need.'
      : `Counted over all of them, half are there after ${duration(half)}.`
  return `${whom}${share}. ${others} ${time}`
}
