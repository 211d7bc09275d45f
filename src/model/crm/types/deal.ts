/** A sale in the making: it moves through the stages of a pipeline until it is won or lost. */
import { defineRecordType, firstText } from '../define-record-type.ts'

export const deal = defineRecordType({
  type: 'deal',
  label: 'Deal',
  plural: 'Deals',
  labelOf: firstText('name', 'externalId'),
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true, searchable: true, sortable: true },
    { name: 'customer', label: 'Customer', kind: 'relation', to: 'customer' },
    { name: 'company', label: 'Company', kind: 'relation', to: 'company' },
    { name: 'pipeline', label: 'Pipeline', kind: 'choice', optionsFrom: 'pipelines', sortable: true },
    { name: 'stage', label: 'Stage', kind: 'choice', optionsFrom: 'stages', sortable: true },
    {
      name: 'amount',
      label: 'Amount',
      kind: 'money',
      sortable: true,
      help: 'The sum of the products unless given.',
    },
    {
      name: 'probability',
      label: 'Probability',
      kind: 'number',
      unit: '%',
      min: 0,
      max: 100,
      sortable: true,
      help: 'That of the stage unless given.',
    },
    { name: 'openedAt', label: 'Opened', kind: 'datetime', sortable: true, help: 'Now unless given.' },
    { name: 'closeDate', label: 'Expected close', kind: 'date', sortable: true },
    {
      name: 'status',
      label: 'Status',
      kind: 'choice',
      derived: true,
      sortable: true,
      options: [
        { value: 'open', label: 'Open' },
        { value: 'won', label: 'Won' },
        { value: 'lost', label: 'Lost' },
      ],
    },
    { name: 'closedAt', label: 'Closed', kind: 'datetime', sortable: true, help: 'When it was won or lost.' },
    { name: 'lostReason', label: 'Why it was lost', kind: 'text', sortable: true },
    { name: 'products', label: 'Products', kind: 'lines' },
    { name: 'campaign', label: 'Campaign', kind: 'relation', to: 'campaign' },
    { name: 'about', label: 'About', kind: 'long-text' },
  ],
})
