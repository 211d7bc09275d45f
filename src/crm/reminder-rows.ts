/** Reminders as rows: who is to be reminded of what, what she was told, and which mails are still to be sent. */
import { sql } from 'kysely'
import type { Reminder } from '../model/crm/reminder.ts'
import type { Db } from './record-rows.ts'

/** What came due while Waymark stood still is told; what is older than this is no reminder any more. */
const lookBack = '7 days'
const shownAtOnce = 50

/** The person of a task: who does it, else whose it is, else who made it, of those who may sign in. */
const dueTasks = sql`
  select t.id as task, t.reminder as at, u.id as person
  from crm_task t
  join lateral (
    select auth_user.id from auth_user
    where disabled_at is null and auth_user.id in (t.assignee, t.owner, t.created_by ->> 'id')
    order by auth_user.id = t.assignee desc nulls last, auth_user.id = t.owner desc nulls last limit 1
  ) u on true
  where t.reminder is not null and t.deleted_at is null and t.done is not true`

/** Makes the lines of what is due; a line that is there already is not made again. */
export async function makeDueReminders(db: Db, now: Date, hasMail: boolean): Promise<number> {
  const made = await sql<{ id: number }>`
    insert into crm_reminder (task, at, person, made_at, mail, next_try_at)
    select task, at, person, ${now}::timestamptz, ${hasMail ? 'waiting' : 'none'}, ${now}::timestamptz
    from (${dueTasks} and t.reminder <= ${now}::timestamptz
      and t.reminder > ${now}::timestamptz - ${lookBack}::interval) as due
    on conflict (task, at) do nothing returning id`.execute(db)
  return made.rows.length
}

/** When there is something to do again. */
export async function nextReminderAt(db: Db, now: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(reminder) from crm_task
        where reminder > ${now}::timestamptz and deleted_at is null and done is not true),
      (select min(next_try_at) from crm_reminder where mail = 'waiting')) as at`.execute(db)
  return rows[0]?.at ?? undefined
}

export type MailToSend = {
  id: number
  email: string
  task: string
  label: string
  due: Date | null
  tries: number
}

/** Done or deleted meanwhile: nothing to remind of. */
export async function mailsToSend(db: Db, now: Date, most: number): Promise<MailToSend[]> {
  await sql`
    update crm_reminder r set mail = 'none', next_try_at = null from crm_task t
    where r.mail = 'waiting' and t.id = r.task and (t.done or t.deleted_at is not null)`.execute(db)
  const { rows } = await sql<MailToSend>`
    select r.id, u.email, t.id as task, t.label, t.due, r.tries
    from crm_reminder r join crm_task t on t.id = r.task join auth_user u on u.id = r.person
    where r.mail = 'waiting' and r.next_try_at <= ${now}::timestamptz order by r.id limit ${most}`.execute(db)
  return rows
}

export async function noteMail(
  db: Db,
  id: number,
  outcome: { mail: 'sent' | 'failed' } | { mail: 'waiting'; nextTryAt: Date },
): Promise<void> {
  await db
    .updateTable('crm_reminder')
    .set(({ eb }) => ({
      mail: outcome.mail,
      tries: eb('tries', '+', 1),
      next_try_at: outcome.mail === 'waiting' ? outcome.nextTryAt : null,
    }))
    .where('id', '=', id)
    .execute()
}

/** Her newest, the unread first to be seen. */
export async function remindersOf(db: Db, person: string): Promise<Reminder[]> {
  const { rows } = await sql<
    Omit<Reminder, 'at' | 'due' | 'readAt'> & { at: Date; due: Date | null; readAt: Date | null }
  >`
    select r.id, r.task, t.label, r.at, t.due, coalesce(t.done, false) as done, r.read_at as "readAt"
    from crm_reminder r join crm_task t on t.id = r.task and t.deleted_at is null
    where r.person = ${person} order by r.id desc limit ${shownAtOnce}`.execute(db)
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    due: row.due?.toISOString() ?? null,
    readAt: row.readAt?.toISOString() ?? null,
  }))
}

export async function readReminders(db: Db, person: string, upTo: number, now: Date): Promise<void> {
  await db
    .updateTable('crm_reminder')
    .set({ read_at: now })
    .where('person', '=', person)
    .where('id', '<=', upTo)
    .where('read_at', 'is', null)
    .execute()
}
