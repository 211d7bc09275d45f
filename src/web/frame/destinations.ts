/** Where the rail and the search can lead to. */
import {
  IconAccessPoint,
  IconBuilding,
  IconCalendarEvent,
  IconCheckbox,
  IconCoin,
  IconColumns,
  IconCopyCheck,
  IconDatabase,
  IconEraser,
  IconFileImport,
  IconForms,
  IconGitMerge,
  IconGitPullRequest,
  IconHistory,
  IconHome,
  IconKey,
  IconLifebuoy,
  IconNote,
  IconPackage,
  IconRoute,
  IconShoppingBag,
  IconSpeakerphone,
  IconTag,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
  IconWalk,
  IconWebhook,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Permission } from '../../model/permission.ts'

export type Destination = {
  name: string
  to: string
  icon: TablerIcon
  about: string
  /** what the rail shows: `main` also on a phone, `more` where there is room, nothing in the search alone */
  rail?: 'main' | 'more'
  /** a line over it in the rail */
  startsGroup?: boolean
  /** pages of it that stand elsewhere */
  within?: readonly string[]
}

/** Whether a page is this destination, or one of its pages. */
export const isAt = (pathname: string, { to, within = [] }: Destination): boolean =>
  pathname === to ||
  (to !== '/' && [to, ...within].some((path) => pathname === path || pathname.startsWith(`${path}/`)))

export const destinations: readonly Destination[] = [
  { name: 'Home', to: '/', icon: IconHome, about: 'What needs a look', rail: 'main' },
  { name: 'Maps', to: '/maps', icon: IconRoute, about: 'Customer journeys, measured', rail: 'main' },
  {
    name: 'Customers',
    to: '/records/customer',
    icon: IconUsers,
    about: 'People we know',
    rail: 'main',
    startsGroup: true,
    within: ['/customers'],
  },
  {
    name: 'Com\u00adpanies',
    to: '/records/company',
    icon: IconBuilding,
    about: 'Organisations',
    rail: 'more',
  },
  { name: 'Deals', to: '/records/deal', icon: IconCoin, about: 'Sales in the making', rail: 'main' },
  { name: 'Tickets', to: '/records/ticket', icon: IconLifebuoy, about: 'Who needs help', rail: 'more' },
  { name: 'Tasks', to: '/records/task', icon: IconCheckbox, about: 'What is to be done', rail: 'more' },
  { name: 'Orders', to: '/records/order', icon: IconShoppingBag, about: 'What was bought', rail: 'more' },
  {
    name: 'Flow',
    to: '/flow',
    icon: IconGitMerge,
    about: 'What customers do, one after another',
    rail: 'more',
    startsGroup: true,
  },
  {
    name: 'Touch\u00adpoints',
    to: '/touchpoints',
    icon: IconAccessPoint,
    about: 'Kinds of interaction and their rules',
    rail: 'more',
  },
  {
    name: 'Sources',
    to: '/sources',
    icon: IconDatabase,
    about: 'Imports, keys, warnings, freshness',
    rail: 'more',
    within: ['/connections', '/imports'],
  },
  { name: 'Everyone seen', to: '/customers', icon: IconWalk, about: 'Known and anonymous, by what they did' },
  {
    name: 'Duplicates',
    to: '/duplicates',
    icon: IconCopyCheck,
    about: 'Records that may be one, and merging them',
  },
  { name: 'Merge log', to: '/merges', icon: IconGitPullRequest, about: 'What was merged by whom, and undo' },
  { name: 'Products', to: '/records/product', icon: IconPackage, about: 'What we sell' },
  {
    name: 'Campaigns',
    to: '/records/campaign',
    icon: IconSpeakerphone,
    about: 'What we spend on being known',
  },
  { name: 'Activities', to: '/records/activity', icon: IconCalendarEvent, about: 'Calls, meetings, e-mails' },
  { name: 'Notes', to: '/records/note', icon: IconNote, about: 'What was written down' },
  {
    name: 'Import records',
    to: '/record-imports',
    icon: IconFileImport,
    about: 'Customers, companies, deals from files',
  },
  { name: 'Tags', to: '/records/tag', icon: IconTag, about: 'Words that records share' },
]

const settings: readonly (Destination & { permission: Permission })[] = [
  {
    name: 'People',
    to: '/settings/people',
    icon: IconUsersGroup,
    about: 'Invitations, roles, departments',
    permission: 'users',
  },
  {
    name: 'Fields',
    to: '/settings/fields',
    icon: IconForms,
    about: 'What you want to know of customers, deals and the others',
    permission: 'settings',
  },
  {
    name: 'Pipelines',
    to: '/settings/pipelines',
    icon: IconColumns,
    about: 'The stages deals go through',
    permission: 'settings',
  },
  {
    name: 'API keys',
    to: '/settings/api-keys',
    icon: IconKey,
    about: 'What programs may do',
    permission: 'keys',
  },
  {
    name: 'Webhooks',
    to: '/settings/webhooks',
    icon: IconWebhook,
    about: 'Other systems that are told what happens',
    permission: 'settings',
  },
  {
    name: 'Audit log',
    to: '/settings/audit',
    icon: IconHistory,
    about: 'Who changed, exported and came in',
    permission: 'audit',
  },
  {
    name: 'Erasures',
    to: '/settings/erasures',
    icon: IconEraser,
    about: 'Receipts of people who were erased',
    permission: 'erase',
  },
]
const profile: Destination = {
  name: 'My profile',
  to: '/profile',
  icon: IconUserCircle,
  about: 'Name, password, second factor, sessions',
}

/** Found by the search only: they are not for every day. */
export const besides = (permissions: readonly Permission[]): Destination[] => [
  profile,
  ...settings.filter(({ permission }) => permissions.includes(permission)),
]
