/** HubSpot: "Record ID" in front, names of objects in the other columns. */
import { programIds } from '../../../../model/crm/program-ids.ts'
import type { Preset } from './preset.ts'

const shared = { 'record id': 'externalId' }
const address = {
  ...shared,
  'country region': 'country',
  city: 'city',
  'phone number': 'phone',
  'website url': 'website',
}
/** An id is surer than a name, and the primary company is the one that a record belongs to. */
const company = {
  'associated company ids primary': 'company',
  'associated company primary': 'company',
  'primary associated company': 'company',
  'associated company ids': 'company',
  'associated company': 'company',
}
const related = {
  ...shared,
  ...company,
  'associated contact ids': 'customer',
  'associated contact': 'customer',
}

export const hubspot: Preset = {
  program: 'HubSpot',
  prefix: programIds.HubSpot,
  separator: ';',
  sheets: [
    {
      type: 'deal',
      marks: ['record id', 'deal name', 'deal stage'],
      match: ['externalId'],
      columns: {
        ...related,
        'deal name': 'name',
        'deal stage': 'stage',
        pipeline: 'pipeline',
        amount: 'amount',
        currency: 'amount:currency',
        'close date': 'closeDate',
        'create date': 'openedAt',
        'deal owner': 'owner',
        'deal probability': 'probability',
        'closed lost reason': 'lostReason',
        'deal description': 'about',
      },
    },
    {
      type: 'ticket',
      marks: ['ticket name', 'ticket status'],
      match: ['externalId'],
      columns: {
        ...related,
        'ticket id': 'externalId',
        'ticket name': 'subject',
        'ticket status': 'status',
        'ticket description': 'description',
        'ticket owner': 'owner',
        priority: 'priority',
        source: 'channel',
        'create date': 'openedAt',
        'close date': 'solvedAt',
        resolution: 'resolution',
      },
    },
    {
      type: 'company',
      marks: ['record id', 'company name', 'company owner'],
      match: ['externalId', 'domain', 'name'],
      columns: {
        ...address,
        'company name': 'name',
        'company domain name': 'domain',
        'company owner': 'owner',
        industry: 'industry',
        'number of employees': 'employees',
        'annual revenue': 'revenue',
        'parent company ids': 'parent',
        'parent company': 'parent',
        description: 'about',
      },
    },
    {
      type: 'customer',
      marks: ['record id', 'first name', 'last name'],
      match: ['externalId', 'email'],
      columns: {
        ...address,
        ...company,
        'first name': 'name:first',
        'last name': 'name:last',
        email: 'email',
        'mobile phone number': 'phone',
        'contact owner': 'owner',
        'job title': 'jobTitle',
        'company name': 'company',
        'preferred language': 'language',
        'unsubscribed from all email': 'consent:email:all:out',
        'opted out of email marketing': 'consent:email:marketing:out',
        'opted out of email marketing information': 'consent:email:marketing:out',
      },
    },
  ],
}
