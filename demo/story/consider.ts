/** Looking round, comparing, asking: everything before the basket. */
import { type Product, products, slugOf } from '../catalogue.ts'
import type { Diary } from '../diary.ts'
import { planted } from '../planted-truths.ts'

const SITE = 'https://www.nordhaven-demo.test'
const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(value)))

export const browsing = (diary: Diary): 'app' | 'web' => (diary.person.device === 'app' ? 'app' : 'web')

/** One visit: a category, some products, perhaps the wish list. */
export function visit(diary: Diary, start: number, product: Product): number {
  const { random } = diary
  const channel = browsing(diary)
  let at = start
  if (channel === 'app') diary.screen(at, 'App Home')
  else diary.page(at, `/c/${product.category}`, product.category)
  const looks = random.weighted([
    [1, 30],
    [2, 32],
    [3, 22],
    [4, 10],
    [6, 6],
  ])
  const alike = products.filter(({ category }) => category === product.category)
  for (let look = 1; look <= looks; look++) {
    at = diary.soon(at, 45)
    const seen = look === looks ? product : random.pick(alike)
    const url = `${SITE}/p/${slugOf(seen)}`
    diary.track(at, 'Product Viewed', channel, { sku: seen.sku, product: seen.brand, url })
  }
  if (random.chance(0.16)) {
    at = diary.soon(at, 20)
    diary.track(at, 'Wishlist Item Added', channel, { sku: product.sku, product: product.brand })
  }
  return at
}

/** The German desk answers late, and the rating follows the minutes. */
function chat(diary: Diary, start: number, product: Product): number {
  const { random, person } = diary
  const minutes = Math.max(1, Math.round(random.logNormal(planted.chatWait[person.language], 0.5)))
  diary.track(start, 'Chat Started', 'chat', {
    language: person.language,
    text: diary.said('chat.question', { product: product.brand }),
  })
  let at = start + minutes * 60_000
  diary.track(at, 'Chat Answered', 'chat', { language: person.language, wait_minutes: minutes })
  const slow = minutes > 18
  diary.mood += slow ? -0.35 : 0.15
  if (!random.chance(0.5)) return at
  at = diary.soon(at, 240)
  const csat = clamp(random.normal(slow ? 2.2 : 4.4, 0.8), 1, 5)
  const situation = csat <= 2 ? 'chat.slow' : csat >= 4 ? 'chat.helped' : undefined
  const text = diary.perhapsSaid(0.6, situation, { product: product.brand, minutes })
  diary.track(at, 'Chat Rated', 'chat', { language: person.language, csat, ...text })
  return at
}

function visitShop(diary: Diary, start: number, product: Product): number {
  const { random, person } = diary
  diary.track(start, 'Shop Visited', 'shop', { shop: person.city })
  const rating = clamp(random.normal(4.3, 0.8), 1, 5)
  const text = diary.perhapsSaid(0.4, 'shop.advice', { product: product.brand })
  if (random.chance(0.45))
    diary.track(diary.soon(start, 1500), 'Shop Advice Rated', 'shop', { rating, ...text })
  diary.mood += (rating - 4) * 0.1
  return start + 2_400_000
}

/** Most people become known by the newsletter, before they ever buy. */
export function subscribe(diary: Diary, at: number): number {
  diary.subscribed = true
  diary.identify(at)
  diary.track(at + 1000, 'Newsletter Subscribed', 'web', {
    source: diary.random.pick(['footer', 'pop-up', 'guide']),
  })
  return at + 1000
}

export function consider(diary: Diary, start: number, product: Product): number {
  const { random, person } = diary
  let at = start
  const visits = random.weighted([
    [1, 34],
    [2, 34],
    [3, 20],
    [4, 12],
  ])
  for (let round = 0; round < visits; round++) {
    at = round === 0 ? diary.soon(at, 90) : diary.later(at, 52, 'leisure', 0.9)
    at = visit(diary, at, product)
    if (random.chance(0.13)) at = chat(diary, diary.soon(at, 60), product)
  }
  if (person.kind !== 'visitor' && !diary.known && random.chance(person.kind === 'subscriber' ? 1 : 0.4)) {
    at = subscribe(diary, diary.soon(at, 40))
  }
  if (person.kind !== 'visitor' && random.chance(0.14))
    at = visitShop(diary, diary.later(at, 50, 'parcel'), product)
  return at
}
