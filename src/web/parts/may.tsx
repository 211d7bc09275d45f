/** Shows its children only to whoever may do what they offer. */
import type { ReactNode } from 'react'
import { type Permission, permissionTable } from '../../model/permission.ts'
import { useMay } from '../api/use-entry.ts'
import { Notice } from './notice.tsx'

type Props = { permission: Permission; children: ReactNode }

export function May({ permission, children }: Props) {
  return useMay(permission) ? children : null
}

/** The same for a whole page, which must say something. */
export function MayPage({ permission, children }: Props) {
  if (useMay(permission)) return children
  return (
    <Notice title="This page is not for your role">
      <p>Your role may not {permissionTable[permission].may}. Ask an admin if you need to.</p>
    </Notice>
  )
}
