/** What became of those who made links and keys. */
import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Actor } from '../model/actor.ts'
import type { Maker } from '../model/maker.ts'
import { permissionTable, Role, roleMay } from '../model/permission.ts'
import type { Tables } from '../storage/records/tables.ts'

/** Her name as it was then, and her id, since her name and her role may change. */
export const madeBy = ({ kind, id, name }: Actor) => ({
  made_by: name,
  made_by_id: kind === 'user' ? id : null,
})

export async function makersOf(
  db: Kysely<Tables>,
  rows: readonly { made_by_id: string | null }[],
): Promise<(row: { made_by_id: string | null }) => Maker | null> {
  const ids = [...new Set(rows.flatMap(({ made_by_id: id }) => (id === null ? [] : [id])))]
  const people =
    ids.length === 0
      ? []
      : await db
          .selectFrom('auth_user')
          .select(['id', 'role', 'disabled_at'])
          .where('id', 'in', ids)
          .execute()
  const known = new Map(people.map((person) => [person.id, person]))
  return ({ made_by_id: id }) => {
    if (id === null) return null
    const person = known.get(id)
    if (!person) return 'gone'
    if (person.disabled_at) return 'disabled'
    const role = Role.safeParse(person.role)
    return role.success && roleMay(role.data, 'users') ? 'admin' : 'no-admin'
  }
}

/** Links of somebody who may still let people in. */
export const makerMayStill = ({ eb, or, exists, selectFrom }: ExpressionBuilder<Tables, 'access_link'>) =>
  or([
    eb('made_by_id', 'is', null),
    exists(
      selectFrom('auth_user')
        .select('auth_user.id')
        .whereRef('auth_user.id', '=', 'access_link.made_by_id')
        .where('auth_user.role', 'in', permissionTable.users.roles)
        .where('auth_user.disabled_at', 'is', null),
    ),
  ])
