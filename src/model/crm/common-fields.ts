/** Fields of every record. */
import type { Field } from './field.ts'

export const commonFields: readonly Field[] = [
  { name: 'owner', label: 'Owner', kind: 'user', sortable: true },
  { name: 'department', label: 'Department', kind: 'text', sortable: true },
  { name: 'tags', label: 'Tags', kind: 'relation', to: 'tag', many: true },
  {
    name: 'externalId',
    label: 'External id',
    kind: 'text',
    help: 'What this record is called in another system, such as an order number. Unique among its type.',
    searchable: true,
    sortable: true,
  },
]
