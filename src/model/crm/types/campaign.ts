/** Something done to win customers, with what it cost. */
import { channelOptions } from '../../channel.ts'
import { defineRecordType, firstText } from '../define-record-type.ts'

export const campaign = defineRecordType({
  type: 'campaign',
  label: 'Campaign',
  plural: 'Campaigns',
  labelOf: firstText('name'),
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true, searchable: true, sortable: true },
    {
      name: 'channel',
      label: 'Channel',
      kind: 'choice',
      sortable: true,
      options: channelOptions,
    },
    { name: 'cost', label: 'Cost', kind: 'money', sortable: true },
    { name: 'startDate', label: 'Starts', kind: 'date', sortable: true },
    { name: 'endDate', label: 'Ends', kind: 'date', sortable: true },
    { name: 'about', label: 'About', kind: 'long-text' },
  ],
})
