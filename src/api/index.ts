/** All resources of the API. */

import { apiKeys } from './api-keys.ts'
import { auditLog } from './audit-log.ts'
import { bulkChanges } from './bulk-changes.ts'
import { companies } from './companies.ts'
import { connections } from './connections.ts'
import { consents } from './consents.ts'
import { customFields } from './custom-fields.ts'
import { customers } from './customers.ts'
import { drafts } from './drafts.ts'
import { duplicates } from './duplicates.ts'
import { entry } from './entry.ts'
import { entryByLink } from './entry-by-link.ts'
import { erasures } from './erasures.ts'
import { flow } from './flow.ts'
import { funnels } from './funnels.ts'
import { home } from './home.ts'
import { identity } from './identity.ts'
import { imports } from './imports.ts'
import { live } from './live.ts'
import { maps } from './maps.ts'
import { measures } from './measures.ts'
import { merges } from './merges.ts'
import { ownAccount } from './own-account.ts'
import { people } from './people.ts'
import { personExports } from './person-exports.ts'
import { pipelines } from './pipelines.ts'
import { recordExport } from './record-export.ts'
import { recordFiles } from './record-files.ts'
import { recordImports } from './record-imports.ts'
import { recordSearch } from './record-search.ts'
import { records } from './records.ts'
import { reminders } from './reminders.ts'
import { savedViews } from './saved-views.ts'
import { sources } from './sources.ts'
import { touchpoints } from './touchpoints.ts'
import { webhooks } from './webhooks.ts'

export const resources = [
  home,
  maps,
  drafts,
  measures,
  flow,
  funnels,
  customers,
  records,
  recordExport,
  bulkChanges,
  companies,
  recordFiles,
  recordImports,
  recordSearch,
  customFields,
  pipelines,
  savedViews,
  reminders,
  consents,
  identity,
  duplicates,
  merges,
  personExports,
  erasures,
  touchpoints,
  imports,
  sources,
  connections,
  live,
  entry,
  entryByLink,
  ownAccount,
  people,
  apiKeys,
  auditLog,
  webhooks,
]
