/** Shopify: orders placed, paid, shipped, cancelled and refunded, and new accounts. */
import { z } from 'zod'
import { receiveConnector } from '../connector.ts'
import { contentKey } from '../payload-parts.ts'
import { receiveSettings, recordSettings, signingSecret, tests } from '../receive-settings.ts'
import { hmac, missing, sameText, wrong } from '../signature.ts'
import { readShopify, testTopic } from './mapping.ts'

const Settings = z.object({
  secret: signingSecret('Signing secret', 'Shopify shows it below the list of webhooks.'),
  ...recordSettings('Orders, products and customers'),
  ...tests,
  ...receiveSettings,
})

export const shopify = receiveConnector({
  id: 'shopify',
  name: 'Shopify',
  about: 'Orders placed, paid, shipped, cancelled and refunded, with value and order number.',
  steps: [
    'In Shopify, open Settings → Notifications → Webhooks and create webhooks with the address of this connection, format JSON.',
    'Choose the events order creation, order update, order payment, order cancellation, order deletion, fulfillment creation and update, refund creation, customer creation, update and deletion. “Send test” arrives as a test: it is kept, and not counted.',
    'Copy the signing secret that stands below the list into this form.',
  ],
  settings: Settings,
  origin: () => 'shopify',
  refuse({ headers, body }, { secret }) {
    const given = headers['x-shopify-hmac-sha256']
    if (!given) return missing('X-Shopify-Hmac-Sha256')
    return sameText(given, hmac('sha256', secret, [body], 'base64')) ? undefined : wrong
  },
  receive: (_payload, { headers, body }) => ({
    key: headers['x-shopify-webhook-id'] || headers['x-shopify-event-id'] || contentKey(body),
    kind:
      headers['x-shopify-test'] === 'true'
        ? testTopic(headers['x-shopify-topic'] ?? '')
        : (headers['x-shopify-topic'] ?? ''),
  }),
  read: readShopify,
})
