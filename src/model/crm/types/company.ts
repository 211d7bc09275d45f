/** An organisation that customers belong to. */
import { defineRecordType, firstText } from '../define-record-type.ts'

export const company = defineRecordType({
  type: 'company',
  label: 'Company',
  plural: 'Companies',
  labelOf: firstText('name'),
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true, searchable: true, sortable: true },
    { name: 'domain', label: 'Domain', kind: 'text', searchable: true, sortable: true },
    { name: 'industry', label: 'Industry', kind: 'text', sortable: true },
    { name: 'employees', label: 'Employees', kind: 'number', min: 0, sortable: true },
    { name: 'revenue', label: 'Yearly revenue', kind: 'money', sortable: true },
    { name: 'phone', label: 'Phone', kind: 'text', searchable: true },
    { name: 'city', label: 'City', kind: 'text', searchable: true, sortable: true },
    { name: 'country', label: 'Country', kind: 'text', code: 'country', sortable: true },
    { name: 'website', label: 'Website', kind: 'link' },
    { name: 'parent', label: 'Part of', kind: 'relation', to: 'company' },
    { name: 'about', label: 'About', kind: 'long-text' },
  ],
})
