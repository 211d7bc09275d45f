/** Reminds people of their tasks at the time they asked for: in the app at once, and by mail where mail is set up. */
import type { Kysely } from 'kysely'
import type { Tables } from '../storage/records/tables.ts'
import {
  type MailToSend,
  mailsToSend,
  makeDueReminders,
  nextReminderAt,
  noteMail,
  readReminders,
  remindersOf,
} from './reminder-rows.ts'

type Mail = { to: string; subject: string; text: string; id: string }
export type ReminderSettings = {
  db: Kysely<Tables>
  clock: () => Date
  /** undefined: there is no mail server, so reminders are shown in the app alone. */
  send?: ((mail: Mail) => Promise<void>) | undefined
  /** The address of a task's page. */
  addressOf(task: string): string
  /** Somebody was reminded. */
  onReminded(): void
  onTrouble(error: unknown): void
}

export type Reminders = ReturnType<typeof createReminders>

const mailsAtOnce = 20
/** A clock may be set, and another process may add tasks. */
const longestPauseMs = 60_000
const shortestPauseMs = 250
const retryMs = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 8 * 3_600_000]

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 200)

const letter = ({ id, email, label, due }: MailToSend, address: string): Mail => ({
  to: email,
  id: `reminder-${id}`,
  subject: `Reminder: ${oneLine(label)}`,
  text: `You asked to be reminded of this task:

${oneLine(label)}${due ? `\nDue ${due.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''}

${address}
`,
})

export function createReminders(settings: ReminderSettings) {
  const { db, clock, send, addressOf, onReminded, onTrouble } = settings
  /** Before the start nobody could open what a mail points to; a command that does not serve reminds nobody. */
  let runs = false
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let wanted = false

  /**
   * Sent before it is noted: a stop in between sends the same mail again under the same Message-ID, by which mail
   * programs know it, rather than never.
   */
  async function sendOne(mail: MailToSend): Promise<void> {
    if (!send) return
    try {
      await send(letter(mail, addressOf(mail.task)))
      await noteMail(db, mail.id, { mail: 'sent' })
    } catch (error) {
      onTrouble(error)
      const pause = retryMs[mail.tries]
      await noteMail(
        db,
        mail.id,
        pause === undefined
          ? { mail: 'failed' }
          : { mail: 'waiting', nextTryAt: new Date(clock().getTime() + pause) },
      )
    }
  }

  async function round(): Promise<void> {
    const made = await makeDueReminders(db, clock(), send !== undefined)
    if (made > 0) onReminded()
    if (!send) return
    for (let mails = await mailsToSend(db, clock(), mailsAtOnce); mails.length > 0 && runs; ) {
      for (const mail of mails) if (runs) await sendOne(mail)
      mails = await mailsToSend(db, clock(), mailsAtOnce)
    }
  }

  async function planNext(): Promise<void> {
    const next = (await nextReminderAt(db, clock()))?.getTime() ?? Number.POSITIVE_INFINITY
    const pause = Math.min(longestPauseMs, Math.max(shortestPauseMs, next - clock().getTime()))
    if (runs) timer = setTimeout(wake, pause).unref()
  }

  async function work(): Promise<void> {
    try {
      while (wanted && runs) {
        wanted = false
        await round()
      }
      await planNext()
    } catch (error) {
      onTrouble(error)
      if (runs) timer = setTimeout(wake, longestPauseMs).unref()
    } finally {
      working = undefined
      // Asked for while the next time was being planned.
      if (wanted) wake()
    }
  }

  /** After tasks changed. */
  function wake(): void {
    if (!runs) return
    wanted = true
    clearTimeout(timer)
    working ??= work()
  }

  return {
    wake,
    start(): void {
      runs = true
      wake()
    },
    /** Resolves when what is due now was told. */
    async told(): Promise<void> {
      wake()
      await working
    },
    of: (person: string) => remindersOf(db, person),
    read: (person: string, upTo: number) => readReminders(db, person, upTo, clock()),
    async close(): Promise<void> {
      runs = false
      clearTimeout(timer)
      await working
    },
  }
}
