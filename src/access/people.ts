/** What admins do: invite people, give roles, help somebody who cannot get in. */
import type { Kysely } from 'kysely'
import type { Actor } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import type { Role } from '../model/permission.ts'
import type { NewInvitation, ResetLink, User } from '../model/person.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { ApiKeys } from './api-keys.ts'
import type { Callers } from './callers.ts'
import { resetLinkOf } from './entry-by-link.ts'
import { invitationMail } from './letters.ts'
import type { Mailer } from './mailer.ts'
import { asInvitation, listInvitations, makeLink, withdrawInvitation } from './one-time-links.ts'
import { changeUser, listNames, listUsers, type UserChange, userOf, userOfEmail } from './users.ts'

export type PeopleNeeds = {
  db: Kysely<Tables>
  callers: Pick<Callers, 'forget'>
  keys: Pick<ApiKeys, 'forget'>
  mailer: Mailer | undefined
  publicUrl: () => string
  onError(error: unknown): void
  clock: () => Date
}

export const createPeople = (needs: PeopleNeeds) => {
  const { db, callers, keys, mailer, publicUrl, clock } = needs

  const endSessions = async (userId: string) => {
    await db.deleteFrom('auth_session').where('user_id', '=', userId).execute()
    callers.forget()
  }

  return {
    list: () => listUsers(db),
    find: (email: string) => userOfEmail(db, email),
    names: () => listNames(db),
    invitations: () => listInvitations(db, clock()),

    async change(id: string, change: UserChange): Promise<User> {
      const changed = await changeUser(db, id, change, clock())
      callers.forget()
      keys.forget()
      return changed
    },

    /** The link is handed out in any case, since a mail may never arrive. */
    async invite(
      wish: { email: string; role: Role; department: string },
      inviter: Actor,
    ): Promise<NewInvitation> {
      if (await userOfEmail(db, wish.email))
        throw appError('access.email-taken', 'Somebody with this e-mail address is here already.')
      const { token, link } = await makeLink(db, { kind: 'invitation', maker: inviter, ...wish }, clock())
      const address = `${publicUrl()}/invitation#${token}`
      const mailed = await mailer?.send(invitationMail(wish.email, inviter.name, address)).then(
        () => true,
        (error: unknown) => {
          needs.onError(error)
          return false
        },
      )
      return {
        ...asInvitation(link, inviter.kind === 'user' ? 'admin' : null),
        link: address,
        mailed: mailed ?? false,
      }
    },

    withdraw: (id: number) => withdrawInvitation(db, id, clock()),
    resetLink: (id: string, maker: Actor): Promise<ResetLink> => resetLinkOf(needs, id, maker),

    async endSessionsOf(id: string): Promise<void> {
      await userOf(db, id)
      await endSessions(id)
    },

    /** For somebody who has lost her phone and her recovery codes. */
    async endTwoFactorOf(id: string): Promise<void> {
      await userOf(db, id)
      await db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('auth_two_factor').where('user_id', '=', id).execute()
        await transaction
          .updateTable('auth_user')
          .set({ two_factor_enabled: false })
          .where('id', '=', id)
          .execute()
      })
      await endSessions(id)
    },
  }
}
