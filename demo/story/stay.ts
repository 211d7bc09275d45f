/** What happens after: reviews, recommendations, newsletters, loyalty, silence, farewell. */
import { DAY } from '../clock.ts'
import type { Diary } from '../diary.ts'
import type { Order } from './order.ts'

const within = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(value)))

export function review(diary: Diary, start: number, order: Order): void {
  const { random } = diary
  const rating = within(random.normal(3.7 + diary.mood * 0.7, 0.7), 1, 5)
  const situation = rating >= 4 ? 'review.loved' : rating === 3 ? 'review.fair' : 'review.poor'
  diary.track(diary.later(start + 4 * DAY, 120, 'leisure'), 'Review Written', 'web', {
    rating,
    sku: order.product.sku,
    order_id: order.id,
    text: diary.said(situation, { product: order.product.brand }),
  })
}

export function recommendation(diary: Diary, start: number, product: string): void {
  const { random } = diary
  const nps = within(random.normal(7.1 + diary.mood * 2.1, 1.5), 0, 10)
  const situation = nps >= 9 ? 'nps.fan' : nps >= 7 ? 'nps.passive' : 'nps.critic'
  const text = diary.perhapsSaid(0.55, situation, { product })
  const at = diary.later(start + 20 * DAY, 60, 'leisure')
  diary.track(at, 'NPS Survey Answered', 'survey', { nps, ...text })
  if (nps >= 9 && random.chance(0.3)) {
    const note = diary.perhapsSaid(0.6, 'referral.note', { product })
    diary.track(
      diary.later(at, 30, 'leisure'),
      'Referral Sent',
      random.pick(['email', 'social'] as const),
      note,
    )
  }
}

/** Newsletters between two moments, opened now and then. */
export function newsletters(diary: Diary, from: number, until: number): void {
  const { random } = diary
  let at = from
  for (let letter = 1; letter <= 8; letter++) {
    at = diary.later(at + 9 * DAY, 24 * 14, 'leisure', 0.5)
    if (at > until) return
    diary.track(at, 'Newsletter Opened', 'email', { letter: new Date(at).toISOString().slice(0, 7) })
    if (random.chance(0.28))
      diary.page(
        diary.soon(at, 20),
        `/c/${random.pick(['tents', 'clothing', 'garden', 'home'])}`,
        'From the newsletter',
      )
  }
}

export function joinLoyalty(diary: Diary, start: number): void {
  const channel = diary.person.device === 'app' ? 'app' : 'web'
  diary.track(diary.later(start, 90, 'leisure'), 'Loyalty Joined', channel, { tier: diary.person.tier })
}

/** A long silence, a letter that tries to win back, and for the sour ones the end, whose time is returned. */
export function drift(diary: Diary, start: number): number | undefined {
  const { random } = diary
  let at = diary.later(start + 100 * DAY, 24 * 20, 'leisure')
  if (random.chance(0.5)) diary.track(at, 'Win-back Mail Opened', 'email', { offer: 'ten percent' })
  if (!random.chance(diary.mood < -0.4 ? 0.4 : 0.04)) return undefined
  at = diary.later(at, 24 * 9, 'leisure')
  const text = diary.perhapsSaid(0.5, diary.mood < -0.4 ? 'farewell' : undefined, { product: '' })
  diary.track(at, 'Account Closed', 'web', text)
  return at
}
