/** Something a customer needs help with. */
import { channelOptions } from '../../channel.ts'
import { defineRecordType, firstText } from '../define-record-type.ts'

export const ticket = defineRecordType({
  type: 'ticket',
  label: 'Ticket',
  plural: 'Tickets',
  labelOf: firstText('subject', 'externalId'),
  fields: [
    { name: 'subject', label: 'Subject', kind: 'text', required: true, searchable: true, sortable: true },
    { name: 'customer', label: 'Customer', kind: 'relation', to: 'customer' },
    { name: 'company', label: 'Company', kind: 'relation', to: 'company' },
    { name: 'order', label: 'Order', kind: 'relation', to: 'order' },
    {
      name: 'status',
      label: 'Status',
      kind: 'choice',
      initial: 'new',
      sortable: true,
      options: [
        { value: 'new', label: 'New' },
        { value: 'open', label: 'Open' },
        { value: 'waiting', label: 'Waiting for the customer' },
        { value: 'solved', label: 'Solved' },
        { value: 'closed', label: 'Closed' },
      ],
    },
    {
      name: 'priority',
      label: 'Priority',
      kind: 'choice',
      initial: 'normal',
      sortable: true,
      options: [
        { value: 'low', label: 'Low' },
        { value: 'normal', label: 'Normal' },
        { value: 'high', label: 'High' },
        { value: 'urgent', label: 'Urgent' },
      ],
    },
    {
      name: 'channel',
      label: 'Channel',
      kind: 'choice',
      initial: 'ticket',
      options: channelOptions,
    },
    { name: 'openedAt', label: 'Opened', kind: 'datetime', sortable: true, help: 'Now unless given.' },
    { name: 'firstResponseAt', label: 'First response', kind: 'datetime', sortable: true },
    { name: 'solvedAt', label: 'Solved at', kind: 'datetime', sortable: true },
    { name: 'resolution', label: 'Resolution', kind: 'long-text' },
    { name: 'description', label: 'Description', kind: 'long-text', searchable: true },
  ],
})
