/** Who stands behind a request, and what she may do. */
import type { Actor } from '../model/actor.ts'
import { type KeyScope, type Permission, type Role, roleMay } from '../model/permission.ts'

export type UserCaller = {
  kind: 'user'
  id: string
  name: string
  email: string
  role: Role
  department: string
  twoFactor: boolean
  sessionId: string
  /** She showed lately that it is she who sits there: a password, a code, or the sign-in itself. */
  isProven: boolean
}

export type Caller =
  /** `sessionEnded`: with the cookie of a session that is over. */
  | { kind: 'nobody'; sessionEnded?: true }
  | UserCaller
  | { kind: 'key'; id: string; name: string; scopes: readonly KeyScope[] }
  /** The command line on this machine, with the token that only the owner of the data folder can read. */
  | { kind: 'system'; id: string; name: string }

export const nobody: Caller = { kind: 'nobody' }
export const commandLine: Caller = { kind: 'system', id: 'command-line', name: 'Command line' }

export const callerMay = (caller: Caller, permission: Permission): boolean => {
  switch (caller.kind) {
    case 'nobody':
      return false
    case 'user':
      return roleMay(caller.role, permission)
    case 'key':
      return caller.scopes.some((scope) => scope === permission)
    case 'system':
      return true
    default:
      return caller satisfies never
  }
}

/** As histories keep her; undefined for nobody. */
export const actorOfCaller = (caller: Caller): Actor | undefined =>
  caller.kind === 'nobody' ? undefined : { kind: caller.kind, id: caller.id, name: caller.name }
