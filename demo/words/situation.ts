/** The situations in which customers of the demo company say something, and what they may mention. */
export type Situation =
  | 'social.comment'
  | 'shop.advice'
  | 'chat.question'
  | 'chat.slow'
  | 'chat.helped'
  | 'checkout.stuck'
  | 'checkout.smooth'
  | 'delivery.late'
  | 'delivery.fine'
  | 'fitting.golden'
  | 'return.reason'
  | 'ticket.damaged'
  | 'ticket.missing'
  | 'ticket.question'
  | 'phone.angry'
  | 'phone.calm'
  | 'service.again'
  | 'service.solved'
  | 'onboarding.warm'
  | 'deal.waiting'
  | 'deal.good'
  | 'deal.lost'
  | 'review.loved'
  | 'review.fair'
  | 'review.poor'
  | 'nps.fan'
  | 'nps.passive'
  | 'nps.critic'
  | 'referral.note'
  | 'farewell'

/** `{product}`, `{days}`, `{minutes}`, `{agent}` and `{place}` are filled in. */
export type Phrases = Record<Situation, readonly string[]>
/** Short sentences that people add, by mood. */
export type Closers = Record<'glad' | 'sour', readonly string[]>
