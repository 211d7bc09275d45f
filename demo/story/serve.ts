/** Help after the purchase: help pages, tickets, calls, returns. */
import { helpPages } from '../catalogue.ts'
import { DAY } from '../clock.ts'
import type { Diary } from '../diary.ts'
import { money, type Order } from './order.ts'

const within = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(value)))

function survey(diary: Diary, start: number, ticket: string, order: Order, bad: boolean): void {
  const { random } = diary
  if (!random.chance(0.42)) return
  const score: Record<string, number> = random.chance(0.5)
    ? { csat: within(random.normal(bad ? 2 : 4.4, 0.8), 1, 5) }
    : { ces: within(random.normal(bad ? 2.6 : 6, 1), 1, 7) }
  const text = diary.perhapsSaid(0.6, bad ? 'service.again' : 'service.solved', {
    product: order.product.brand,
  })
  const at = diary.later(start, 7, 'leisure')
  diary.track(at, 'Service Survey Answered', 'survey', { ticket_id: ticket, ...score, ...text })
}

function call(diary: Diary, start: number, ticket: string, order: Order, angry: boolean): number {
  const at = diary.later(start, 18, 'office')
  const { random } = diary
  const text = diary.perhapsSaid(0.7, angry ? 'phone.angry' : 'phone.calm', { product: order.product.brand })
  diary.track(at, 'Phone Call', 'phone', {
    ticket_id: ticket,
    minutes: Math.ceil(random.logNormal(6, 0.5)),
    direction: 'in',
    ...text,
  })
  return at
}

/** One ticket from the question to the answer; `missing` is about a parcel that is on its way. */
export function ticket(diary: Diary, start: number, order: Order, number: number, missing = false): number {
  const { random, person } = diary
  const id = `T-${300000 + person.index}-${number * 2 + (missing ? 1 : 0)}`
  const about = { ticket_id: id, order_id: order.id }
  let at = diary.soon(start, 120)
  if (random.chance(0.45)) {
    const page = missing ? 'delivery-times' : random.pick(helpPages)
    diary.page(at, `/help/${page}`, page.replaceAll('-', ' '))
    at = diary.soon(at, 90)
  }
  const situation = missing ? 'ticket.missing' : random.chance(0.4) ? 'ticket.damaged' : 'ticket.question'
  diary.track(at, 'Ticket Opened', 'ticket', {
    ...about,
    reason: situation.slice('ticket.'.length),
    text: diary.said(situation, { product: order.product.brand }),
  })
  const bad = random.chance(missing ? 0.62 : 0.24)
  at = diary.later(at, bad ? 40 : 5, 'office')
  diary.track(at, 'Ticket Answered', 'email', about)
  if (bad) {
    at = call(diary, at, id, order, true)
    if (random.chance(0.35)) {
      at = diary.later(at, 30, 'leisure')
      diary.track(at, 'Ticket Reopened', 'ticket', about)
    }
  } else if (random.chance(0.2)) at = call(diary, at, id, order, false)
  at = diary.later(at, bad ? 60 : 9, 'office')
  diary.track(at, 'Ticket Solved', 'ticket', about)
  diary.mood += bad ? -0.6 : 0.25
  survey(diary, at, id, order, bad)
  return at
}

export function sendBack(diary: Diary, start: number, order: Order): number {
  const about = { order_id: order.id }
  let at = diary.later(start, 70, 'leisure')
  const text = diary.perhapsSaid(0.6, 'return.reason', { product: order.product.brand })
  diary.track(at, 'Return Requested', diary.person.device === 'app' ? 'app' : 'web', { ...about, ...text })
  at = diary.later(at + DAY, 60, 'parcel')
  diary.track(at, 'Return Received', 'post', about)
  at = diary.later(at, 50, 'office')
  diary.track(at, 'Refund Issued', 'email', { ...about, ...money(diary, -order.value) })
  diary.mood -= 0.2
  return at
}

/** The call after the first delivery that explains the product. */
export function onboardingCall(diary: Diary, start: number, order: Order): number {
  const { random } = diary
  const at = diary.later(start, 60, 'office')
  const text = diary.perhapsSaid(0.5, 'onboarding.warm', { product: order.product.brand })
  diary.track(at, 'Onboarding Call Held', 'phone', {
    order_id: order.id,
    minutes: Math.ceil(random.logNormal(11, 0.3)),
    direction: 'out',
    ...text,
  })
  diary.mood += 0.35
  return at
}
