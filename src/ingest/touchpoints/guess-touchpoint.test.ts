/** A first guess that a person would not be ashamed of. */
import { expect, test } from 'vitest'
import { foundKey, guessMeaning, guessTouchpoint } from './guess-touchpoint.ts'
import type { NewKind } from './kind-of-message.ts'

const track = (name: string, channel = ''): NewKind => ({ type: 'track', name, path: '', channel })
const page = (path: string, name = ''): NewKind => ({ type: 'page', name, path, channel: '' })

test.each([
  [track('order_completed'), 'Order completed'],
  [track('orderCompleted'), 'Order completed'],
  [track('NPSSurvey-Answered'), 'NPS survey answered'],
  [track('CHECKOUT'), 'Checkout'],
  [track('WHITE HANGING HEART'), 'WHITE HANGING HEART'],
  [track('éclair acheté'), 'Éclair acheté'],
  [track('---'), '---'],
  [page('/'), 'Home page'],
  [page('/pricing'), 'Pricing page'],
  [page('/account/orders/:id/track'), 'Account › Orders › Track page'],
  [page('/products/:id'), 'Products detail page'],
  [page('/about_us.html'), 'About us page'],
  [page('/x', 'Pricing'), 'Pricing'],
  [page(''), 'Page without a name'],
])('%j is called "%s"', (kind, name) => {
  expect(guessTouchpoint(kind).name).toBe(name)
})

test.each([
  [track('Order Completed', 'ios'), 'app'],
  [track('Order Completed', 'E-Mail'), 'email'],
  [track('Order Completed', 'our website'), 'web'],
  [track('Order Completed', 'fax'), 'web'],
  [track('Newsletter Opened'), 'email'],
  [track('Phone Call'), 'phone'],
  [track('Parcel Delivered'), 'post'],
  [track('NPS Survey Answered'), 'survey'],
  [track('Ticket Opened'), 'ticket'],
  [track('Webinar attended'), 'event'],
  [track('Ad Clicked'), 'ad'],
  [track('Anruf erhalten'), 'phone'],
  [track('Thing happened'), 'other'],
  [page('/x'), 'web'],
  [{ ...page(''), type: 'screen' }, 'app'],
])('%j comes by %s', (kind, channel) => {
  expect(guessTouchpoint(kind).channel).toBe(channel)
})

test.each([
  [track('Refund Issued'), 'Finance', -60],
  [track('subscription_cancelled'), '', -100],
  [track('Payment Failed'), 'Finance', -80],
  [track('Rage Click'), '', -120],
  [track('Complaint received'), 'Service', -150],
  [track('Friend Referral Sent'), 'Marketing', 120],
  [track('Order Completed'), '', null],
  [page('/refunds'), 'Finance', null],
])('%j: %s, %s', (kind, department, feeling) => {
  expect(guessTouchpoint(kind)).toMatchObject({ department, feeling })
})

test.each([
  [track('Order Completed'), 'won'],
  [track('order_placed'), 'won'],
  [track('Payment Received'), 'won'],
  [track('Deal won'), 'won'],
  [track('Shop Purchase'), 'won'],
  [track('Bestellung bezahlt'), 'won'],
  [track('Order Refunded'), 'given-back'],
  [track('Order cancelled'), 'given-back'],
  [track('Goods returned'), 'given-back'],
  [track('Gutschrift'), 'given-back'],
  [track('Product Added'), 'mentioned'],
  [track('Checkout Started'), 'mentioned'],
  [track('Quote Sent'), 'mentioned'],
  [track('Payment Failed'), 'mentioned'],
  [track('Order shipped'), 'mentioned'],
  [track('Refund requested'), 'mentioned'],
  [track('Deal created'), 'mentioned'],
  [track('Something else'), 'mentioned'],
  [page('/orders/paid'), 'mentioned'],
])('the amounts of %j are %s', (kind, amounts) => {
  expect(guessTouchpoint(kind)).toMatchObject({ amounts })
})

test.each([
  [track('Ticket Opened'), 'contact'],
  [track('chat_started'), 'contact'],
  [track('Anruf erhalten'), 'contact'],
  [track('Complaint received'), 'complaint'],
  [track('Refund Issued'), 'refund'],
  [track('subscription_cancelled'), 'cancellation'],
  [track('Rage Click'), 'rage-click'],
  [track('Ticket Solved'), 'none'],
  [track('Newsletter Opened'), 'none'],
  [page('/contact-form'), 'none'],
])('%j is %s', (kind, behaviour) => {
  expect(guessTouchpoint(kind)).toMatchObject({ behaviour })
})

test('a touchpoint by rule means what its rules find, whatever people call it', () => {
  const rules = [{ type: 'track', name: 'Deal Won', properties: [] }]
  expect(guessMeaning({ name: 'Signature of the quote', rules })).toEqual({
    behaviour: 'none',
    amounts: 'won',
  })
  expect(guessMeaning({ name: 'Order', rules: [] })).toEqual({ behaviour: 'none', amounts: 'won' })
})

test('calls that only say who somebody is are hidden', () => {
  expect(guessTouchpoint({ type: 'identify', name: '', path: '', channel: '' })).toMatchObject({
    hidden: true,
  })
})

test('spellings of one event stand together; channels apart', () => {
  expect(foundKey(track('order_completed'))).toBe(foundKey(track('Order Completed')))
  expect(foundKey(track('order_completed', 'app'))).not.toBe(foundKey(track('order_completed', 'web')))
})
