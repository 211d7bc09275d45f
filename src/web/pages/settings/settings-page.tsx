/** What the pages of the settings have in common: title and tabs. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Permission } from '../../../model/permission.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { MayPage } from '../../parts/may.tsx'

const tabs = [
  { name: 'People', to: '/settings/people' },
  { name: 'Fields', to: '/settings/fields' },
  { name: 'Pipelines', to: '/settings/pipelines' },
  { name: 'API keys', to: '/settings/api-keys' },
  { name: 'Webhooks', to: '/settings/webhooks' },
  { name: 'Erasures', to: '/settings/erasures' },
  { name: 'Audit log', to: '/settings/audit' },
] as const

type Props = {
  name: (typeof tabs)[number]['name']
  about: string
  permission: Permission
  children: ReactNode
}

export function SettingsPage({ name, about, permission, children }: Props) {
  useCrumbs({ name: 'Settings' }, { name })
  return (
    <MayPage permission={permission}>
      <div className="page">
        <header className="row" style={{ flexWrap: 'wrap' }}>
          <div className="grow" style={{ minWidth: 'min(280px, 100%)' }}>
            <h1 className="page-title">{name}</h1>
            <p className="faint">{about}</p>
          </div>
          <nav className="segments" aria-label="Settings" style={{ maxWidth: '100%', overflowX: 'auto' }}>
            {tabs.map(({ name, to }) => (
              <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
                {name}
              </Link>
            ))}
          </nav>
        </header>
        {children}
      </div>
    </MayPage>
  )
}
