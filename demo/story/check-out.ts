/** From the basket to the paid order, with the loop that phones suffer from. */
import { HOUR } from '../clock.ts'
import type { Diary } from '../diary.ts'
import { planted } from '../planted-truths.ts'
import { browsing } from './consider.ts'
import { money, type Order } from './order.ts'

function basket(diary: Diary, at: number, order: Order): void {
  if (browsing(diary) === 'app') diary.screen(at, 'Basket', { sku: order.product.sku })
  else diary.page(at, '/basket', 'Basket')
}

/** Basket and checkout once; on a phone often several times round. Ends at the last checkout screen. */
function approach(diary: Diary, start: number, order: Order): { at: number; loops: number } {
  const { random, person } = diary
  const channel = browsing(diary)
  const price = money(diary, order.value)
  let at = start
  basket(diary, at, order)
  at = diary.soon(at, 35)
  diary.track(at, 'Checkout Started', channel, { ...price, device: person.device })
  const share = person.device === 'desktop' ? planted.loopShare.desktop : planted.loopShare.phone
  const loops = random.chance(share)
    ? random.weighted([
        [1, 50],
        [2, 32],
        [3, 18],
      ])
    : 0
  for (let loop = 0; loop < loops; loop++) {
    if (random.chance(0.3)) {
      at = diary.soon(at, 15)
      diary.track(at, 'Rage Click', channel, { path: '/checkout/delivery', device: person.device })
    }
    at = diary.soon(at, 30)
    basket(diary, at, order)
    at = diary.soon(at, 25)
    diary.track(at, 'Checkout Started', channel, { ...price, device: person.device })
  }
  return { at, loops }
}

/** Someone who will not buy (now): puts it in the basket, perhaps starts the checkout, leaves. */
export function abandon(diary: Diary, start: number, order: Order): number {
  const at = diary.soon(start, 30)
  diary.track(at, 'Product Added', browsing(diary), {
    sku: order.product.sku,
    product: order.product.brand,
    ...money(diary, order.value),
  })
  if (!diary.random.chance(0.55)) return at
  return approach(diary, diary.soon(at, 40), order).at
}

function survey(diary: Diary, at: number, order: Order, loops: number): void {
  const { random } = diary
  const ces = Math.min(7, Math.max(1, Math.round(random.normal(loops > 0 ? 2.7 : 6.1, 1))))
  const situation = loops > 0 ? 'checkout.stuck' : 'checkout.smooth'
  const text = diary.perhapsSaid(0.5, situation, { product: order.product.brand })
  diary.track(diary.soon(at, 45), 'Checkout Survey Answered', 'survey', { ces, order_id: order.id, ...text })
}

/** Returns the time of the order; nothing when the loop drove the customer away for good. */
export function checkOut(diary: Diary, start: number, order: Order): number | undefined {
  const { random } = diary
  const channel = browsing(diary)
  const about = { order_id: order.id, sku: order.product.sku, product: order.product.brand }
  let at = diary.soon(start, 40)
  diary.track(at, 'Product Added', channel, {
    sku: order.product.sku,
    product: order.product.brand,
    ...money(diary, order.value),
  })
  let tried = approach(diary, diary.soon(at, 30), order)
  const loops = tried.loops
  if (loops > 0 && random.chance(planted.lostInLoop)) return undefined
  // Others leave too, but try again some days later.
  if (loops > 0 && random.chance(0.34)) tried = approach(diary, diary.later(tried.at, 40, 'leisure'), order)
  at = diary.soon(tried.at, 60)
  diary.mood -= 0.12 * loops
  if (!diary.known) diary.identify(at)
  if (random.chance(0.045)) {
    diary.track(at, 'Payment Failed', channel, { ...about, ...money(diary, order.value) })
    at = diary.soon(at, 70)
  }
  const event = order.repeat ? 'Repeat Order Completed' : 'Order Completed'
  at += 1000
  diary.track(at, event, channel, { ...about, ...money(diary, order.value), device: diary.person.device })
  const transfer = random.chance(0.12)
  const paid = transfer ? diary.later(at, 40, 'office') : at + 4000
  diary.track(paid, 'Payment Received', 'web', {
    order_id: order.id,
    method: transfer ? 'transfer' : random.pick(['card', 'wallet', 'invoice']),
  })
  if (random.chance(0.2)) survey(diary, at, order, loops)
  return Math.max(at, Math.min(paid, at + 96 * HOUR))
}

/** Bought over the counter with the loyalty card: no basket, no parcel. */
export function buyInShop(diary: Diary, start: number, order: Order): number {
  const at = diary.later(start, 20, 'parcel')
  if (!diary.known) diary.identify(at - 60_000)
  diary.track(at - 1_200_000, 'Shop Visited', 'shop', { shop: diary.person.city })
  diary.track(at, 'Shop Purchase', 'shop', {
    order_id: order.id,
    product: order.product.brand,
    shop: diary.person.city,
    ...money(diary, order.value),
  })
  return at
}
