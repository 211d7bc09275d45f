/** The demo company's touchpoints: nice names, channels and owners for its raw interactions. */
import type { TouchpointBehaviour } from '../src/model/behaviour.ts'
import type { TouchpointRule } from '../src/model/touchpoint.ts'
import type { DemoChannel } from './message.ts'

/** A star in a path stands for anything but a slash. */
export type RawMatch = { event: string } | { path: string } | { screen: string }

export type DemoTouchpoint = {
  match: RawMatch
  name: string
  /** The usual one first; an interaction's own `channel` property decides. */
  channels: readonly [DemoChannel, ...DemoChannel[]]
  department: string
  /** Hundredths on -200..200, where the act itself is evidence of how someone feels. */
  feeling?: number
  /** Where its name does not say it. */
  behaviour?: TouchpointBehaviour
}

const seen = (
  match: RawMatch,
  name: string,
  channels: DemoTouchpoint['channels'],
  department: string,
  feeling?: number,
  behaviour?: TouchpointBehaviour,
): DemoTouchpoint => ({
  match,
  name,
  channels,
  department,
  ...(feeling === undefined ? {} : { feeling }),
  ...(behaviour === undefined ? {} : { behaviour }),
})
const event = (name: string): RawMatch => ({ event: name })
const path = (pattern: string): RawMatch => ({ path: pattern })
const screen = (name: string): RawMatch => ({ screen: name })

export const demoTouchpoints: readonly DemoTouchpoint[] = [
  seen(event('Ad Clicked'), 'Ad', ['ad'], 'Marketing'),
  seen(event('Social Post Viewed'), 'Social post', ['social'], 'Marketing'),
  seen(event('Partner Link Followed'), 'Partner link', ['partner'], 'Marketing'),
  seen(event('Fair Visited'), 'Fair', ['event'], 'Marketing'),
  seen(path('/'), 'Home page', ['web'], 'Marketing'),
  seen(screen('App Home'), 'App start', ['app'], 'Marketing'),
  seen(path('/journal/*'), 'Guide', ['web'], 'Marketing'),
  seen(event('Newsletter Subscribed'), 'Newsletter sign-up', ['web'], 'Marketing', 40),
  seen(event('Newsletter Opened'), 'Newsletter', ['email'], 'Marketing'),

  seen(path('/c/*'), 'Category page', ['web'], 'Online shop'),
  seen(event('Product Viewed'), 'Product page', ['web', 'app'], 'Online shop'),
  seen(event('Wishlist Item Added'), 'Wish list', ['web', 'app'], 'Online shop', 40),
  seen(event('Chat Started'), 'Chat question', ['chat'], 'Service'),
  seen(event('Chat Answered'), 'Chat answer', ['chat'], 'Service'),
  seen(event('Chat Rated'), 'Chat rating', ['chat'], 'Service'),
  seen(event('Shop Visited'), 'Shop visit', ['shop'], 'Shops'),
  seen(event('Shop Advice Rated'), 'Advice in the shop', ['shop'], 'Shops'),

  seen(event('Product Added'), 'Into the basket', ['web', 'app'], 'Online shop'),
  seen(path('/basket'), 'Basket page', ['web'], 'Online shop'),
  seen(screen('Basket'), 'Basket in the app', ['app'], 'Online shop'),
  seen(event('Checkout Started'), 'Checkout', ['web', 'app'], 'Online shop'),
  seen(event('Rage Click'), 'Rage click', ['web', 'app'], 'Online shop', -100),
  seen(event('Checkout Survey Answered'), 'Checkout survey', ['survey'], 'Online shop'),
  seen(event('Payment Failed'), 'Failed payment', ['web', 'app'], 'Finance', -120),
  seen(event('Order Completed'), 'Order', ['web', 'app'], 'Online shop'),
  seen(event('Shop Purchase'), 'Purchase in a shop', ['shop'], 'Shops'),
  seen(event('Payment Received'), 'Payment', ['web'], 'Finance'),

  seen(event('Order Shipped'), 'Dispatch', ['post'], 'Logistics'),
  seen(path('/account/orders/*/track'), 'Parcel tracking', ['web'], 'Logistics'),
  seen(screen('Parcel Tracking'), 'Parcel tracking in the app', ['app'], 'Logistics'),
  seen(event('Delivery Delayed'), 'Delay mail', ['email'], 'Logistics', -120),
  seen(event('Parcel Delivered'), 'Parcel at the door', ['post'], 'Logistics'),
  seen(event('Delivery Survey Answered'), 'Delivery survey', ['survey'], 'Logistics'),
  seen(event('Doorstep Fitting Done'), 'Fitting at the door', ['partner'], 'Fitting team'),

  seen(event('Onboarding Call Held'), 'Onboarding call', ['phone'], 'Service'),
  seen(path('/help/*'), 'Help page', ['web'], 'Service'),
  seen(event('Ticket Opened'), 'Ticket opened', ['ticket'], 'Service', -60),
  seen(event('Ticket Answered'), 'Answer to a ticket', ['email'], 'Service'),
  seen(event('Ticket Reopened'), 'Ticket reopened', ['ticket'], 'Service', -140),
  seen(event('Ticket Solved'), 'Ticket solved', ['ticket'], 'Service'),
  seen(event('Phone Call'), 'Call to the desk', ['phone'], 'Service', undefined, 'contact'),
  seen(event('Service Survey Answered'), 'Service survey', ['survey'], 'Service'),
  seen(event('Return Requested'), 'Return asked for', ['web', 'app'], 'Service', -100),
  seen(event('Return Received'), 'Return arrived', ['post'], 'Logistics'),
  seen(event('Refund Issued'), 'Refund', ['email'], 'Finance'),

  seen(event('Repeat Order Completed'), 'Repeat order', ['web', 'app'], 'Online shop', 100),
  seen(event('Loyalty Joined'), 'Loyalty club', ['web', 'app'], 'Marketing', 80),
  seen(event('Win-back Mail Opened'), 'Win-back mail', ['email'], 'Marketing'),
  seen(event('Review Written'), 'Review', ['web'], 'Marketing'),
  seen(event('NPS Survey Answered'), 'Recommendation survey', ['survey'], 'Marketing'),
  seen(event('Referral Sent'), 'Referral', ['email', 'social'], 'Marketing', 120),
  seen(event('Account Closed'), 'Account closed', ['web'], 'Service', -180),

  seen(event('Quote Requested'), 'Quote request', ['web'], 'Sales'),
  seen(event('Sales Call'), 'Sales call', ['phone'], 'Sales'),
  seen(event('Quote Sent'), 'Quote', ['email'], 'Sales'),
  seen(event('Deal Won'), 'Signature', ['email'], 'Sales', 60),
  seen(event('Deal Lost'), 'Deal lost', ['email'], 'Sales', -60),
  seen(event('Handed Over To Service'), 'Hand-over to service', ['email'], 'Service'),
  seen(event('Service Kick-off Held'), 'Kick-off with service', ['phone'], 'Service'),
]

/** The same as a rule of the touchpoint catalogue. */
export function ruleOf(match: RawMatch): TouchpointRule {
  if ('event' in match) return { type: 'track', name: match.event, properties: [] }
  if ('screen' in match) return { type: 'screen', name: match.screen, properties: [] }
  return { type: 'page', path: match.path, properties: [] }
}
