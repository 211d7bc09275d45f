/** Who may do what: the one table of roles and permissions, read by the server and by the screens. */
import { z } from 'zod'

export const Role = z.enum(['admin', 'editor', 'analyst', 'viewer'])
export type Role = z.infer<typeof Role>

export const Permission = z.enum([
  'read',
  'export',
  'own-views',
  'edit',
  'import',
  'users',
  'keys',
  'settings',
  'erase',
  'audit',
  'metrics',
])
export type Permission = z.infer<typeof Permission>

export const permissionTable: Record<Permission, { may: string; roles: readonly Role[] }> = {
  read: { may: 'see maps, numbers and customers', roles: ['viewer', 'analyst', 'editor', 'admin'] },
  export: { may: 'take data out as files', roles: ['analyst', 'editor', 'admin'] },
  'own-views': { may: 'save views of their own', roles: ['analyst', 'editor', 'admin'] },
  edit: { may: 'change maps, touchpoints and records', roles: ['editor', 'admin'] },
  import: { may: 'bring files in and take them back', roles: ['editor', 'admin'] },
  users: { may: 'invite people and give roles', roles: ['admin'] },
  keys: { may: 'make and revoke keys', roles: ['admin'] },
  settings: { may: 'change how Waymark works', roles: ['admin'] },
  erase: { may: 'erase a person for good', roles: ['admin'] },
  audit: { may: 'read the audit log', roles: ['admin'] },
  metrics: { may: 'read the counters of the server', roles: ['admin'] },
}

/**
 * Whoever changes something with one of these proves once more who she is, if she did not lately: an open screen or
 * a stolen session must not be enough to bring others in or to destroy for good. Single routes ask for it themselves.
 */
export const provenPermissions: readonly Permission[] = ['users', 'keys', 'erase']

/** A key never manages people or other keys: whoever finds one must not be able to make more of it. */
export const KeyScope = Permission.exclude(['users', 'keys'])
export type KeyScope = z.infer<typeof KeyScope>

export const roleMay = (role: Role, permission: Permission): boolean =>
  permissionTable[permission].roles.includes(role)

export const permissionsOf = (role: Role): Permission[] =>
  Permission.options.filter((permission) => roleMay(role, permission))

/**
 * The department whose records alone somebody may change, beside those of no department. undefined: she is not
 * limited, as admins and people without a department are not.
 */
export const departmentLimit = (person: { role: Role; department: string }): string | undefined =>
  person.role === 'admin' || person.department === '' ? undefined : person.department
