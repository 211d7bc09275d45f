/** Where the rail and the search can lead to. */
import {
  IconAccessPoint,
  IconDatabase,
  IconGitMerge,
  IconHome,
  IconRoute,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'

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
