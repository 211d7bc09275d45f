/** What somebody wrote down, in Markdown; with a score it is evidence of how the customer feels. */
import { defineRecordType } from '../define-record-type.ts'

const longestLabel = 80

export const note = defineRecordType({
  type: 'note',
  label: 'Note',
  plural: 'Notes',
  labelOf: ({ text }) =>
    typeof text === 'string' ? (text.trim().split('\n')[0] ?? '').slice(0, longestLabel) : '',
  fields: [
    { name: 'text', label: 'Text', kind: 'long-text', required: true, searchable: true },
    { name: 'at', label: 'When', kind: 'datetime', sortable: true, help: 'Now unless given.' },
    {
      name: 'scale',
      label: 'Scale',
      kind: 'choice',
      options: [
        { value: 'nps', label: 'NPS, 0 to 10' },
        { value: 'csat', label: 'CSAT, 1 to 5' },
        { value: 'ces', label: 'CES, 1 to 7' },
        { value: 'rating', label: 'Stars, 1 to 5' },
      ],
    },
    {
      name: 'private',
      label: 'Only for me',
      kind: 'yes-no',
      help: 'Nobody else sees it, admins neither. It tells no interaction.',
    },
    { name: 'score', label: 'Score', kind: 'number', min: 0, max: 10, sortable: true },
    { name: 'customer', label: 'Customer', kind: 'relation', to: 'customer' },
    { name: 'company', label: 'Company', kind: 'relation', to: 'company' },
    { name: 'deal', label: 'Deal', kind: 'relation', to: 'deal' },
    { name: 'ticket', label: 'Ticket', kind: 'relation', to: 'ticket' },
    { name: 'order', label: 'Order', kind: 'relation', to: 'order' },
  ],
})
