/** A person, known by an id of ours. Her record's id is her customer id, so her page, journeys and record are one. */
import { defineRecordType, firstText } from '../define-record-type.ts'

export const customer = defineRecordType({
  type: 'customer',
  label: 'Customer',
  plural: 'Customers',
  labelOf: firstText('name', 'email', 'externalId'),
  fields: [
    { name: 'name', label: 'Name', kind: 'text', searchable: true, sortable: true },
    { name: 'email', label: 'E-mail', kind: 'text', format: 'email', searchable: true, sortable: true },
    { name: 'phone', label: 'Phone', kind: 'text', searchable: true },
    { name: 'company', label: 'Company', kind: 'relation', to: 'company', sortable: true },
    { name: 'jobTitle', label: 'Job title', kind: 'text', searchable: true, sortable: true },
    { name: 'city', label: 'City', kind: 'text', searchable: true, sortable: true },
    { name: 'country', label: 'Country', kind: 'text', code: 'country', sortable: true },
    { name: 'language', label: 'Language', kind: 'text', code: 'language', sortable: true },
    { name: 'website', label: 'Website', kind: 'link' },
    { name: 'about', label: 'About', kind: 'long-text' },
  ],
})
