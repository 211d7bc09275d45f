/** Shopify: of orders a row per line, where what is about the whole order stands in its first row alone; and customers. */
import type { Preset } from './preset.ts'

export const shopify: Preset = {
  program: 'Shopify',
  // As the ids of its customers are called where a shop is connected.
  prefix: 'shopify:',
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
        'accepts marketing': 'consent:email:marketing',
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
    ...['accepts email marketing', 'accepts marketing'].map((agreed) => ({
      type: 'customer' as const,
      marks: ['first name', agreed, 'note'],
      match: ['externalId', 'email'],
      columns: {
        'customer id': 'externalId',
        'first name': 'name:first',
        'last name': 'name:last',
        email: 'email',
        phone: 'phone',
        'default address phone': 'phone',
        'default address city': 'city',
        'default address country code': 'country',
        'default address company': 'company',
        company: 'company',
        city: 'city',
        country: 'country',
        [agreed]: 'consent:email:marketing',
        'accepts sms marketing': 'consent:phone:marketing',
        note: 'about',
        tags: 'tags',
      },
    })),
  ],
}
