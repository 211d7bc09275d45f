/** A mailbox over IMAP: the letters that customers and we wrote to each other. */
import { z } from 'zod'
import { type Batch, type PullContext, pullConnector, type Surroundings } from '../connector.ts'
import { ConnectorFailure } from '../connector-failure.ts'
import { type OpenMailbox, openMailbox } from './open-mailbox.ts'
import { readMails } from './read-mail.ts'
import { MailboxSettings } from './settings.ts'
import { Remembered, toldOfMail } from './told-of-mail.ts'

const mailsPerBatch = 50

/** Of each folder: which numbering it had, and the last number that was read. */
const Cursor = z.record(z.string(), z.object({ validity: z.string(), uid: z.number() }))
type Cursor = z.infer<typeof Cursor>

async function foldersOf(
  { client, ask }: OpenMailbox,
  { folders, withSent }: MailboxSettings,
): Promise<string[]> {
  const all = await ask(() => client.list())
  const paths = new Set(all.map(({ path }) => path))
  const missing = folders.find((folder) => !paths.has(folder))
  if (missing)
    throw new ConnectorFailure(
      `There is no folder "${missing}".`,
      `The folders are: ${[...paths].slice(0, 40).join(', ')}.`,
    )
  const sent = withSent ? all.find(({ specialUse }) => specialUse === '\\Sent')?.path : undefined
  // What we sent comes first, so that answers to it are known as such.
  return [...new Set([...(sent ? [sent] : []), ...folders])]
}

type Folder = { path: string; validity: string; uids: number[] }

/** A folder that was numbered anew is read anew; the ids of its mails keep it from counting twice. */
async function newIn(
  mailbox: OpenMailbox,
  path: string,
  cursor: Cursor,
  since: string | undefined,
): Promise<Folder> {
  const { client, ask } = mailbox
  const opened = await ask(() => client.mailboxOpen(path, { readOnly: true }))
  const validity = String(opened.uidValidity)
  const last = cursor[path]?.validity === validity ? (cursor[path]?.uid ?? 0) : 0
  const query = { uid: `${last + 1}:*`, ...(since ? { since: new Date(since) } : {}) }
  const found = await ask(() => client.search(query, { uid: true }))
  // "5:*" is also answered with the last mail when there is none beyond.
  const uids = (found || []).filter((uid) => uid > last).sort((a, b) => a - b)
  return { path, validity, uids }
}

async function* pull(context: PullContext<MailboxSettings>): AsyncGenerator<Batch> {
  const { settings, signal, recall } = context
  await using mailbox = await openMailbox(settings, signal)
  const own = [
    ...settings.ownAddresses,
    ...(settings.user.includes('@') ? [settings.user.toLowerCase()] : []),
  ]
  let cursor = context.cursor === undefined ? {} : Cursor.parse(context.cursor)
  const folders: Folder[] = []
  for (const path of await foldersOf(mailbox, settings))
    folders.push(await newIn(mailbox, path, cursor, settings.since))
  const total = folders.reduce((sum, { uids }) => sum + uids.length, 0)
  let done = 0
  for (const { path, validity, uids } of folders) {
    if (uids.length > 0) await mailbox.ask(() => mailbox.client.mailboxOpen(path, { readOnly: true }))
    for (let from = 0; from < uids.length; from += mailsPerBatch) {
      const part = uids.slice(from, from + mailsPerBatch)
      const mails = await readMails(mailbox, part)
      const before = await rememberedOf(
        recall,
        mails.flatMap(({ references }) => references),
      )
      const batch = mails.map((mail) => {
        const read = toldOfMail(mail, own, before)
        if (read.remember) before.set(...read.remember)
        return read
      })
      done += part.length
      cursor = { ...cursor, [path]: { validity, uid: part.at(-1) ?? 0 } }
      yield {
        told: batch.flatMap(({ told }) => told),
        remember: batch.flatMap(({ remember }) => (remember ? [remember] : [])),
        leftOut: batch.filter(({ told }) => told.length === 0).length,
        cursor,
        progress: { done, total },
      }
    }
  }
}

async function rememberedOf(recall: PullContext<MailboxSettings>['recall'], ids: readonly string[]) {
  const found = new Map<string, Remembered>()
  for (const [id, value] of await recall(ids)) {
    const read = Remembered.safeParse(value)
    if (read.success) found.set(id, read.data)
  }
  return found
}

async function test(settings: MailboxSettings, { signal }: Surroundings) {
  await using mailbox = await openMailbox(settings, signal)
  const folders: string[] = []
  for (const path of await foldersOf(mailbox, settings)) {
    const { uids } = await newIn(mailbox, path, {}, settings.since)
    folders.push(`${path} (${uids.length})`)
  }
  return { message: `Connected. Mails found: ${folders.join(', ')}.`, columns: [] }
}

const placeOf = ({ host, port }: MailboxSettings): string => `${host}:${port}`

export const mailbox = pullConnector({
  id: 'mailbox',
  name: 'Mailbox (IMAP)',
  about: 'What customers and you write to each other, with the mood of their words.',
  steps: [
    'Switch IMAP on for the mailbox, and make an app password if your provider asks for one.',
    'List your own addresses, so that it is clear who wrote to whom.',
    'Only the newest part of each mail is kept, and no attachment is fetched.',
  ],
  settings: MailboxSettings,
  // A mail has the same id in whichever mailbox it lies.
  origin: () => 'mail',
  place: placeOf,
  reads: (settings) => `${placeOf(settings)} ${settings.user}`,
  test,
  pull,
})
