/** What whoever started long work may do now: the one place where such work asks again, at every batch. */
import type { Kysely } from 'kysely'
import type { MayStill, Writer } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import { departmentLimit, permissionTable, Role, roleMay } from '../model/permission.ts'
import type { Tables } from '../storage/records/tables.ts'

const stopped = ({ name }: Writer, because: string) =>
  appError(
    'access.withdrawn',
    `${name} started this, and ${because}, so it stopped. What is done stays until somebody who may takes it back; she can also let it go on.`,
  )

/** From the store, not from memory: another process of ours may have taken a right away an instant ago. */
export function createMayStill(db: Kysely<Tables>, clock: () => Date): MayStill {
  const person = async (writer: Writer, permission: Parameters<MayStill>[1]): Promise<void> => {
    const found = await db
      .selectFrom('auth_user')
      .select(['role', 'department', 'disabled_at'])
      .where('id', '=', writer.id)
      .executeTakeFirst()
    const role = Role.safeParse(found?.role)
    if (!found || found.disabled_at !== null || !role.success) throw stopped(writer, 'is not here any more')
    if (!roleMay(role.data, permission))
      throw stopped(writer, `may not ${permissionTable[permission].may} any more`)
    const limitedTo = departmentLimit({ role: role.data, department: found.department })
    if (limitedTo !== undefined && limitedTo !== writer.limitedTo)
      throw stopped(writer, `belongs to the department "${limitedTo}" by now`)
  }

  const key = async (writer: Writer, permission: Parameters<MayStill>[1]): Promise<void> => {
    const found = await db
      .selectFrom('api_key')
      .select(['scopes', 'expires_at', 'revoked_at'])
      .where('id', '=', Number(writer.id))
      .executeTakeFirst()
    if (!found || found.revoked_at !== null) throw stopped(writer, 'this API key was revoked')
    if (found.expires_at && found.expires_at <= clock()) throw stopped(writer, 'this API key has run out')
    if (!found.scopes.some((scope) => scope === permission))
      throw stopped(writer, `this API key may not ${permissionTable[permission].may}`)
  }

  return async (writer, permission) => {
    switch (writer.kind) {
      case 'user':
        return person(writer, permission)
      case 'key':
        return key(writer, permission)
      // Waymark itself, its connections, and whoever can read its data folder.
      case 'system':
        return
      default:
        throw writer.kind satisfies never
    }
  }
}
