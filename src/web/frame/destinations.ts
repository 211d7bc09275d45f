/** Where the rail and the search can lead to. */
import {
  IconAccessPoint,
  IconDatabase,
  IconGitMerge,
  IconHistory,
  IconHome,
  IconKey,
  IconRoute,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Permission } from '../../model/permission.ts'

export type Destination = { name: string; to: string; icon: TablerIcon; about: string }

export const destinations: readonly Destination[] = [
  { name: 'Home', to: '/', icon: IconHome, about: 'What needs a look' },
  { name: 'Maps', to: '/maps', icon: IconRoute, about: 'Customer journeys, measured' },
  { name: 'Customers', to: '/customers', icon: IconUsers, about: 'People and their timelines' },
  { name: 'Flow', to: '/flow', icon: IconGitMerge, about: 'What customers do, one after another' },
  {
    name: 'Touch\u00adpoints',
    to: '/touchpoints',
    icon: IconAccessPoint,
    about: 'Kinds of interaction and their rules',
  },
  { name: 'Sources', to: '/sources', icon: IconDatabase, about: 'Imports, keys, warnings, freshness' },
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
    name: 'API keys',
    to: '/settings/api-keys',
    icon: IconKey,
    about: 'What programs may do',
    permission: 'keys',
  },
  {
    name: 'Audit log',
    to: '/settings/audit',
    icon: IconHistory,
    about: 'Who changed, exported and came in',
    permission: 'audit',
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
