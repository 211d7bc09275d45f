/** Something that we and a customer did together: a call, a meeting, an e-mail, a visit, a reply to a ticket. */
import { defineRecordType, firstText } from '../define-record-type.ts'

export const activity = defineRecordType({
  type: 'activity',
  label: 'Activity',
  plural: 'Activities',
  labelOf: firstText('subject'),
  fields: [
    { name: 'subject', label: 'Subject', kind: 'text', required: true, searchable: true, sortable: true },
    {
      name: 'kind',
      label: 'Kind',
      kind: 'choice',
      required: true,
      sortable: true,
      options: [
        { value: 'call', label: 'Call' },
        { value: 'meeting', label: 'Meeting' },
        { value: 'email', label: 'E-mail' },
        { value: 'visit', label: 'Visit' },
        { value: 'reply', label: 'Reply to a ticket' },
      ],
    },
    { name: 'at', label: 'When', kind: 'datetime', sortable: true, help: 'Now unless given.' },
    {
      name: 'done',
      label: 'Took place',
      kind: 'yes-no',
      initial: true,
      sortable: true,
      help: 'What is only planned is not yet on the timeline.',
    },
    {
      name: 'direction',
      label: 'Direction',
      kind: 'choice',
      options: [
        { value: 'in', label: 'From the customer' },
        { value: 'out', label: 'To the customer' },
      ],
    },
    { name: 'minutes', label: 'Minutes', kind: 'number', min: 0, max: 100_000, sortable: true },
    { name: 'customer', label: 'Customer', kind: 'relation', to: 'customer' },
    { name: 'company', label: 'Company', kind: 'relation', to: 'company' },
    { name: 'deal', label: 'Deal', kind: 'relation', to: 'deal' },
    { name: 'ticket', label: 'Ticket', kind: 'relation', to: 'ticket' },
    { name: 'text', label: 'What was said', kind: 'long-text', searchable: true },
  ],
})
