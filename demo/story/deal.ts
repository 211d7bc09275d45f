/** A business customer: quote, sales calls, signature, and a hand-over to service that takes too long. */
import { type Product, priceIn } from '../catalogue.ts'
import { DAY } from '../clock.ts'
import type { Diary } from '../diary.ts'
import { planted } from '../planted-truths.ts'
import { deliver } from './deliver.ts'
import { money, newOrder, type Order } from './order.ts'
import { ticket } from './serve.ts'

type Deal = { deal_id: string; value: number }

function talk(diary: Diary, start: number, deal: Deal, product: Product): number {
  const { random } = diary
  let at = start
  const calls = random.weighted([
    [1, 35],
    [2, 40],
    [3, 25],
  ])
  for (let held = 0; held < calls; held++) {
    at = diary.later(at, held === 0 ? 22 : 90, 'office')
    const text = diary.perhapsSaid(0.35, 'deal.good', { product: product.brand })
    diary.track(at, 'Sales Call', 'phone', { deal_id: deal.deal_id, minutes: random.whole(8, 45), ...text })
  }
  at = diary.later(at, 46, 'office')
  diary.track(at, 'Quote Sent', 'email', { ...deal, currency: diary.person.currency })
  return at
}

/** Gap to the hand-over, the planted delay; the customer notices. */
function handOver(diary: Diary, won: number, deal: Deal, product: Product): number {
  const { random } = diary
  const days = random.logNormal(planted.handover.medianDays, 0.7)
  const at = diary.later(won + days * DAY, 1, 'office', 0.3)
  const late = days > planted.handover.promisedDays
  if (days > 5 && random.chance(0.4)) {
    diary.track(diary.later(won + (days - 1.5) * DAY, 6, 'office'), 'Phone Call', 'phone', {
      deal_id: deal.deal_id,
      direction: 'in',
      text: diary.said('deal.waiting', { product: product.brand, days: Math.max(3, Math.floor(days) - 1) }),
    })
  }
  diary.track(at, 'Handed Over To Service', 'email', { deal_id: deal.deal_id, late })
  diary.mood += days > 5 ? -1.1 : late ? -0.2 : 0.4
  const kickOff = diary.later(at, 50, 'office')
  diary.track(kickOff, 'Service Kick-off Held', 'phone', { deal_id: deal.deal_id })
  return kickOff
}

/** Returns the order that the deal became, and when it was at the door; nothing if the deal was lost. */
export function deal(
  diary: Diary,
  start: number,
  product: Product,
): { order: Order; at: number } | undefined {
  const { random, person } = diary
  const value = priceIn(Math.round(random.logNormal(9000, 0.7) / 10) * 10, person.currency)
  const known: Deal = { deal_id: `D-${7000 + person.index}`, value }
  let at = diary.soon(start, 200)
  if (!diary.known) diary.identify(at)
  diary.group(at + 500)
  at += 1000
  diary.track(at, 'Quote Requested', 'web', { ...known, currency: person.currency })
  at = talk(diary, at, known, product)
  at = diary.later(at, 24 * 8, 'office')
  if (!random.chance(0.66)) {
    const text = diary.perhapsSaid(0.6, 'deal.lost', { product: product.brand })
    diary.track(at, 'Deal Lost', 'email', { deal_id: known.deal_id, ...text })
    return undefined
  }
  diary.track(at, 'Deal Won', 'email', {
    deal_id: known.deal_id,
    product: product.brand,
    company: person.company?.name ?? '',
    ...money(diary, value),
  })
  at = handOver(diary, at, known, product)
  const order: Order = { ...newOrder(diary, product, 1), value }
  at = deliver(diary, at, order)
  if (random.chance(0.4)) at = ticket(diary, diary.later(at, 60, 'office'), order, 1)
  return { order, at }
}
