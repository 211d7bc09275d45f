/** Shopify: a row per line of an order; what is about the whole order stands in its first row alone. */
import type { Preset } from './preset.ts'

export const shopify: Preset = {
  program: 'Shopify',
  sheets: [
    {
      type: 'order',
      marks: ['lineitem name', 'lineitem quantity', 'financial status'],
      match: ['externalId', 'name'],
      columns: {
        id: 'externalId',
        name: 'name',
        email: 'customer',
        'billing name': 'customer',
        'created at': 'placedAt',
        'financial status': 'status',
        'fulfillment status': 'status',
        currency: 'total:currency',
        total: 'total',
        'lineitem name': 'lines:name',
        'lineitem quantity': 'lines:quantity',
        'lineitem price': 'lines:price',
        source: 'channel',
        notes: 'about',
        tags: 'tags',
      },
      // Money that came says nothing of the parcel; money that went back does.
      silent: { 'financial status': ['paid', 'pending', 'authorized', 'partially paid'] },
    },
  ],
}
