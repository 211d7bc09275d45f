/** The parcel: shipped, followed, sometimes late, sometimes fitted at the door. */
import { awake, DAY } from '../clock.ts'
import type { Diary } from '../diary.ts'
import { planted } from '../planted-truths.ts'
import type { Order } from './order.ts'

function follow(diary: Diary, from: number, until: number, order: Order): void {
  const { random } = diary
  const looks = random.whole(0, order.late ? 6 : 2)
  for (let look = 0; look < looks; look++) {
    const at = awake(random, from + ((until - from) * (look + random.next())) / looks)
    if (at >= until) return
    if (diary.person.device === 'app') diary.screen(at, 'Parcel Tracking', { order_id: order.id })
    else diary.page(at, `/account/orders/${order.id}/track`, 'Where is my parcel?')
  }
}

function fitting(diary: Diary, start: number, order: Order): number {
  const { random } = diary
  const at = start + random.logNormal(55, 0.4) * 60_000
  const rating = random.chance(0.82) ? 5 : 4
  const text = diary.perhapsSaid(0.6, 'fitting.golden', { product: order.product.brand })
  diary.track(at, 'Doorstep Fitting Done', 'partner', {
    order_id: order.id,
    ...(random.chance(0.7) ? { rating, ...text } : {}),
  })
  diary.mood += 0.8
  return at
}

function survey(diary: Diary, start: number, order: Order, days: number): void {
  const { random } = diary
  if (!random.chance(order.late ? 0.5 : 0.36)) return
  const centre = order.late ? 1.8 : order.fitted ? 4.85 : 4.1
  const csat = Math.min(
    5,
    Math.max(1, Math.round(random.normal(order.late && order.fitted ? 3.2 : centre, 0.75))),
  )
  const situation = csat <= 2 ? 'delivery.late' : csat >= 4 ? 'delivery.fine' : undefined
  const text = diary.perhapsSaid(0.65, situation, { product: order.product.brand, days })
  diary.track(diary.later(start, 9, 'leisure'), 'Delivery Survey Answered', 'survey', {
    csat,
    order_id: order.id,
    ...text,
  })
}

/** Returns the time at the door. */
export function deliver(diary: Diary, start: number, order: Order): number {
  const { random, person } = diary
  const about = { order_id: order.id }
  const share = person.region === planted.lateRegion ? planted.lateShare.there : planted.lateShare.elsewhere
  order.late = random.chance(share)
  order.fitted = order.product.bulky && random.chance(planted.fittedShare)
  const shipped = diary.later(start, 20, 'office', 0.4)
  diary.track(shipped, 'Order Shipped', 'post', {
    ...about,
    carrier: random.pick(['NordPost', 'Havn Express']),
  })
  const days = order.late ? random.whole(5, 14) : 0
  const arrived = diary.later(shipped + days * DAY, 44, 'parcel', 0.35)
  if (order.late) {
    diary.track(diary.later(shipped + 2 * DAY, 14, 'office'), 'Delivery Delayed', 'email', {
      ...about,
      days_late: days,
    })
  }
  follow(diary, shipped, arrived, order)
  diary.track(arrived, 'Parcel Delivered', 'post', { ...about, late: order.late })
  diary.mood += order.late ? -1.3 : 0.15
  const done = order.fitted ? fitting(diary, arrived, order) : arrived
  survey(diary, done, order, days)
  return done
}
