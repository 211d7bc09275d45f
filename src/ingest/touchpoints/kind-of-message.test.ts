/** A message's kind is the same for every customer, order and session. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Message } from '../../model/message.ts'
import { kindOfMessage } from './kind-of-message.ts'

const kindOf = (message: unknown) => kindOfMessage(Message.parse(message))

test.each([
  [{ type: 'track', event: ' Order\n Completed ' }, ['track', 'Order Completed', '', '']],
  [
    { type: 'track', event: 'Paid', properties: { channel: 'iOS', path: '/x' } },
    ['track', 'Paid', '', 'ios'],
  ],
  [{ type: 'track', event: 'Paid', channel: 'server' }, ['track', 'Paid', '', '']],
  [{ type: 'track', event: 'Paid', channel: 'Mobile' }, ['track', 'Paid', '', 'mobile']],
  [{ type: 'page', properties: { url: 'https://a.example/o/123?x=1' } }, ['page', '', '/o/:id', '']],
  [{ type: 'page', context: { page: { path: '/pricing/' } } }, ['page', '', '/pricing', '']],
  [{ type: 'page', name: 'Pricing', category: 'Docs' }, ['page', 'Pricing', '', '']],
  [{ type: 'page', category: 'Docs' }, ['page', 'Docs', '', '']],
  [{ type: 'screen', name: 'Basket', properties: { path: '/x' } }, ['screen', 'Basket', '', '']],
  [{ type: 'identify', traits: { name: 'Ann' } }, ['identify', '', '', '']],
  [{ type: 'page', properties: { url: 7, path: null, channel: {} } }, ['page', '', '', '']],
])('%j', (message, [type, name, path, channel]) => {
  expect(kindOf(message)).toEqual({ type, name, path, channel })
})

test('whatever is sent, a kind is short text that a database can store', () => {
  const bag = fc.dictionary(fc.constantFrom('channel', 'path', 'url', 'page'), fc.anything())
  const message = fc.record({
    type: fc.constantFrom('track', 'page', 'screen', 'identify'),
    event: fc.string({ unit: 'binary', maxLength: 2_000 }),
    name: fc.string({ unit: 'binary', maxLength: 2_000 }),
    properties: bag,
    context: bag,
  })
  fc.assert(
    fc.property(message, (given) => {
      const kind = kindOf(given)
      for (const part of Object.values(kind)) {
        expect(part.length).toBeLessThanOrEqual(300)
        expect(part.isWellFormed()).toBe(true)
        expect(part).not.toContain(String.fromCharCode(0))
      }
    }),
  )
})
