/** Something that one of us has to do. */
import { defineRecordType, firstText } from '../define-record-type.ts'

export const task = defineRecordType({
  type: 'task',
  label: 'Task',
  plural: 'Tasks',
  labelOf: firstText('title'),
  fields: [
    { name: 'title', label: 'Title', kind: 'text', required: true, searchable: true, sortable: true },
    { name: 'due', label: 'Due', kind: 'datetime', sortable: true },
    { name: 'assignee', label: 'Assignee', kind: 'user', sortable: true },
    { name: 'reminder', label: 'Reminder', kind: 'datetime', sortable: true },
    { name: 'done', label: 'Done', kind: 'yes-no', initial: false, sortable: true },
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
      ],
    },
    { name: 'customer', label: 'Customer', kind: 'relation', to: 'customer' },
    { name: 'company', label: 'Company', kind: 'relation', to: 'company' },
    { name: 'deal', label: 'Deal', kind: 'relation', to: 'deal' },
    { name: 'ticket', label: 'Ticket', kind: 'relation', to: 'ticket' },
    { name: 'about', label: 'About', kind: 'long-text' },
  ],
})
