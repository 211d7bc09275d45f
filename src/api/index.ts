/** All resources of the API. */

import { apiKeys } from './api-keys.ts'
import { auditLog } from './audit-log.ts'
import { bulkChanges } from './bulk-changes.ts'
import { companies } from './companies.ts'
import { consents } from './consents.ts'
import { customFields } from './custom-fields.ts'
import { customers } from './customers.ts'
import { drafts } from './drafts.ts'
import { entry } from './entry.ts'
import { entryByLink } from './entry-by-link.ts'
import { flow } from './flow.ts'
import { home } from './home.ts'
import { identity } from './identity.ts'
import { imports } from './imports.ts'
import { live } from './live.ts'
import { maps } from './maps.ts'
import { measures } from './measures.ts'
import { ownAccount } from './own-account.ts'
import { people } from './people.ts'
import { pipelines } from './pipelines.ts'
import { recordFiles } from './record-files.ts'
import { recordSearch } from './record-search.ts'
import { records } from './records.ts'
import { reminders } from './reminders.ts'
import { savedViews } from './saved-views.ts'
import { sources } from './sources.ts'
import { touchpoints } from './touchpoints.ts'

export const resources = [
  home,
  maps,
  drafts,
  measures,
  flow,
  customers,
  records,
  bulkChanges,
  companies,
  recordFiles,
  recordSearch,
  customFields,
  pipelines,
  savedViews,
  reminders,
  consents,
  identity,
  touchpoints,
  imports,
  sources,
  live,
  entry,
  entryByLink,
  ownAccount,
  people,
  apiKeys,
  auditLog,
]
