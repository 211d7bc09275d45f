/** What a customer bought, line by line. */
import { channelOptions } from '../../channel.ts'
import { defineRecordType, firstText } from '../define-record-type.ts'

export const order = defineRecordType({
  type: 'order',
  label: 'Order',
  plural: 'Orders',
  labelOf: firstText('name', 'externalId'),
  fields: [
    { name: 'name', label: 'Name', kind: 'text', searchable: true, sortable: true },
    { name: 'customer', label: 'Customer', kind: 'relation', to: 'customer' },
    { name: 'company', label: 'Company', kind: 'relation', to: 'company' },
    { name: 'deal', label: 'Deal', kind: 'relation', to: 'deal' },
    { name: 'placedAt', label: 'Placed', kind: 'datetime', sortable: true, help: 'Now unless given.' },
    {
      name: 'status',
      label: 'Status',
      kind: 'choice',
      initial: 'placed',
      sortable: true,
      options: [
        { value: 'placed', label: 'Placed' },
        { value: 'shipped', label: 'Shipped' },
        { value: 'delivered', label: 'Delivered' },
        { value: 'refunded', label: 'Refunded' },
        { value: 'cancelled', label: 'Cancelled' },
      ],
    },
    {
      name: 'channel',
      label: 'Channel',
      kind: 'choice',
      initial: 'web',
      options: channelOptions,
    },
    { name: 'lines', label: 'Lines', kind: 'lines' },
    {
      name: 'total',
      label: 'Total',
      kind: 'money',
      sortable: true,
      help: 'The sum of the lines unless given.',
    },
    { name: 'campaign', label: 'Campaign', kind: 'relation', to: 'campaign' },
    { name: 'about', label: 'About', kind: 'long-text' },
  ],
})
