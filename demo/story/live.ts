/** A whole customer life, from the first contact on; what lies after today is cut off elsewhere. */
import type { Product } from '../catalogue.ts'
import { DAY } from '../clock.ts'
import type { Diary } from '../diary.ts'
import { planted } from '../planted-truths.ts'
import { abandon, buyInShop, checkOut } from './check-out.ts'
import { consider, subscribe, visit } from './consider.ts'
import { deal } from './deal.ts'
import { deliver } from './deliver.ts'
import { discover } from './discover.ts'
import { chooseProduct, newOrder, type Order } from './order.ts'
import { onboardingCall, sendBack, ticket } from './serve.ts'
import { drift, joinLoyalty, newsletters, recommendation, review } from './stay.ts'

const MOST_ORDERS = 7

/** The order and everything that belongs to it, until the customer is done with it; nothing if it was given up. */
function order(
  diary: Diary,
  start: number,
  number: number,
  product: Product,
): { at: number; order: Order; delivered: boolean } | undefined {
  const { random } = diary
  const bought = newOrder(diary, product, number)
  if (random.chance(0.1)) return { at: buyInShop(diary, start, bought), order: bought, delivered: false }
  // A second device shows up at some purchases, to be stitched to the customer there.
  if (number > 1 && random.chance(0.2)) {
    diary.deviceId = 1
    diary.identify(start)
  }
  const ordered = checkOut(diary, start, bought)
  if (ordered === undefined) return undefined
  let at = deliver(diary, ordered, bought)
  if (bought.late && random.chance(0.38)) ticket(diary, ordered + 4 * DAY, bought, number, true)
  if (random.chance(0.13)) at = ticket(diary, diary.later(at, 90, 'leisure'), bought, number)
  if (!bought.fitted && random.chance(bought.late ? 0.16 : 0.08)) at = sendBack(diary, at, bought)
  return { at, order: bought, delivered: true }
}

function shopperLife(diary: Diary, start: number): void {
  const { random } = diary
  let product = chooseProduct(diary, false)
  let at = consider(diary, discover(diary, start, product.brand), product)
  const first = at
  for (let number = 1; number <= MOST_ORDERS; number++) {
    const done = order(diary, diary.soon(at, 300), number, product)
    if (!done) break
    at = done.at
    let again: number = planted.repeatChance.withoutCall
    if (number === 1 && done.delivered && random.chance(planted.callShare)) {
      onboardingCall(diary, at, done.order)
      again = planted.repeatChance.withCall
    } else if (number > 1) again = 0.45
    if (random.chance(0.2)) review(diary, at, done.order)
    if (random.chance(0.24)) recommendation(diary, at, done.order.product.brand)
    if (number === 1 && random.chance(0.28)) joinLoyalty(diary, at)
    if (!random.chance(again + Math.max(-0.12, Math.min(0.05, diary.mood * 0.05)))) break
    at = diary.later(at + 5 * DAY, 24 * 38, 'leisure', 0.6)
    product = chooseProduct(diary, true)
    at = visit(diary, at, product)
  }
  const gone = drift(diary, at)
  if (diary.subscribed) newsletters(diary, first, gone ?? at + 150 * DAY)
}

function businessLife(diary: Diary, start: number): void {
  const product = chooseProduct(diary, false)
  const considered = consider(diary, discover(diary, start, product.brand), product)
  const done = deal(diary, considered, product)
  if (!done) return
  if (diary.random.chance(0.6)) recommendation(diary, done.at, product.brand)
  if (diary.random.chance(0.25)) review(diary, done.at, done.order)
  if (diary.subscribed) newsletters(diary, considered, done.at + 150 * DAY)
}

/** Looks round, may fill a basket; a subscriber gives an address, a visitor stays unknown. */
function lookerLife(diary: Diary, start: number): void {
  const { random, person } = diary
  const product = chooseProduct(diary, false)
  let at = discover(diary, start, product.brand)
  if (person.kind === 'subscriber' || random.chance(0.7)) at = consider(diary, at, product)
  if (person.kind === 'subscriber' && !diary.known) at = subscribe(diary, at)
  if (random.chance(0.3)) at = abandon(diary, at, newOrder(diary, product, 1))
  if (diary.subscribed) newsletters(diary, at, at + 240 * DAY)
}

export function live(diary: Diary, start: number): void {
  const { kind } = diary.person
  if (kind === 'shopper') shopperLife(diary, start)
  else if (kind === 'business') businessLife(diary, start)
  else lookerLife(diary, start)
}
