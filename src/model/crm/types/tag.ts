/** A word that groups records of any type. */
import { defineRecordType, firstText } from '../define-record-type.ts'

export const tag = defineRecordType({
  type: 'tag',
  label: 'Tag',
  plural: 'Tags',
  labelOf: firstText('name'),
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true, searchable: true, sortable: true },
    { name: 'color', label: 'Colour', kind: 'text' },
  ],
})
