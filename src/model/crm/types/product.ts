/** What is sold. */
import { defineRecordType, firstText } from '../define-record-type.ts'

export const product = defineRecordType({
  type: 'product',
  label: 'Product',
  plural: 'Products',
  labelOf: firstText('name'),
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true, searchable: true, sortable: true },
    { name: 'code', label: 'Code', kind: 'text', searchable: true, sortable: true },
    { name: 'category', label: 'Category', kind: 'text', sortable: true },
    { name: 'price', label: 'Price', kind: 'money', sortable: true },
    { name: 'active', label: 'On sale', kind: 'yes-no', initial: true, sortable: true },
    { name: 'about', label: 'About', kind: 'long-text' },
  ],
})
