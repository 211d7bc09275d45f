/** A reminder reaches its person once, by mail and in the app, whatever is stopped and restarted meanwhile. */
import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCrm, paula } from '../../test/support/given-crm.ts'
import { createMailer, type Mailer } from '../access/mailer.ts'
import { createReminders } from './reminders.ts'

let given: Awaited<ReturnType<typeof givenCrm>>
let smtp: SMTPServer
let mailer: Mailer
const mails: string[] = []
const troubles: unknown[] = []
let isDown = false

beforeAll(async () => {
  given = await givenCrm()
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => done(isDown ? new Error('down') : undefined),
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      stream.on('end', () => {
        mails.push(text)
        done()
      })
    },
  })
  smtp.listen(0, '127.0.0.1')
  await once(smtp.server, 'listening')
  const bound = smtp.server.address()
  const port = typeof bound === 'object' ? bound?.port : 0
  mailer = createMailer({ url: `smtp://127.0.0.1:${port}`, from: 'waymark@example.com' })
  for (const id of ['paula', 'otto'])
    await given.records.db
      .insertInto('auth_user')
      .values({ id, name: id, email: `${id}@example.com`, role: 'editor' })
      .execute()
})
afterAll(async () => {
  mailer.close()
  await new Promise<void>((done) => smtp.close(done))
  await given[Symbol.asyncDispose]()
})

let reminded = 0
const running = (hasMail = true) => {
  const reminders = createReminders({
    db: given.records.db,
    clock: () => given.clock.now,
    send: hasMail ? mailer.send : undefined,
    addressOf: (task) => `https://crm.example.com/records/task/${task}`,
    onReminded: () => {
      reminded++
    },
    onTrouble: (error) => void troubles.push(error),
  })
  reminders.start()
  return reminders
}
const at = (minutes: number) => new Date(given.clock.now.getTime() + minutes * 60_000).toISOString()
const minutesLater = (minutes: number) => given.later(minutes * 60_000)
const task = (title: string, more: Record<string, string | boolean>) => given.make('task', { title, ...more })

test('what is due is told once, to who does it, also after a stop', async () => {
  const called = await task('Call Ann', { reminder: at(5), due: at(60), assignee: 'otto' })
  await task('Not yet', { reminder: at(600), assignee: 'otto' })
  await task('Mine, since I made it', { reminder: at(5), assignee: 'somebody who left' })
  await task('Done before', { reminder: at(5), done: true })
  const first = running()
  await first.told()
  expect([mails.length, reminded]).toEqual([0, 0])
  minutesLater(6)
  await first.told()
  await first.told()
  await first.close()
  const second = running()
  await second.told()
  await second.close()
  expect(mails).toHaveLength(2)
  expect(reminded).toBe(1)
  const mail = mails.find((text) => text.includes('Call Ann')) ?? ''
  expect(mail).toContain('To: otto@example.com')
  expect(mail).toMatch(/Message-ID: <reminder-\d+@waymark>/)
  expect(mail).toContain(`https://crm.example.com/records/task/${called.id}`)
  const [shown] = await second.of('otto')
  expect(shown).toMatchObject({ task: called.id, label: 'Call Ann', done: false, readAt: null })
  expect((await second.of(paula.id)).map(({ label }) => label)).toEqual(['Mine, since I made it'])
})

test('what was seen is seen, and only by who saw it', async () => {
  const reminders = running()
  const [otto, mine] = [await reminders.of('otto'), await reminders.of(paula.id)]
  await reminders.read('otto', Math.max(...[...otto, ...mine].map(({ id }) => id)))
  expect((await reminders.of('otto')).map(({ readAt }) => readAt !== null)).toEqual([true])
  expect((await reminders.of(paula.id)).map(({ readAt }) => readAt !== null)).toEqual([false])
  await reminders.close()
})

test('a mail server that is down gets the mail once it is back, and the app shows it at once', async () => {
  isDown = true
  mails.length = 0
  await task('Patience', { reminder: at(1), assignee: 'otto' })
  minutesLater(2)
  const reminders = running()
  await reminders.told()
  expect((await reminders.of('otto'))[0]).toMatchObject({ label: 'Patience' })
  expect([mails.length, troubles.length]).toEqual([0, 1])
  isDown = false
  await reminders.told()
  expect(mails).toHaveLength(0)
  minutesLater(2)
  await reminders.told()
  await reminders.told()
  expect(mails).toHaveLength(1)
  await reminders.close()
})

test('what is done or deleted before its mail was sent is not sent, and a moved reminder comes again', async () => {
  isDown = true
  mails.length = 0
  const done = await task('Never mind', { reminder: at(1), assignee: 'otto' })
  const moved = await task('Again', { reminder: at(1), assignee: 'otto' })
  minutesLater(2)
  const reminders = running()
  await reminders.told()
  isDown = false
  await given.crm.change('task', done.id, done.version, { done: true }, paula)
  await given.crm.change('task', moved.id, moved.version, { reminder: at(10) }, paula)
  minutesLater(11)
  await reminders.told()
  await reminders.close()
  expect(mails.map((text) => /Subject: (.*)\r?\n/.exec(text)?.[1])).toEqual([
    'Reminder: Again',
    'Reminder: Again',
  ])
})

test('without a mail server the app alone reminds, and nothing is mailed later', async () => {
  mails.length = 0
  await task('Quiet', { reminder: at(1), assignee: 'otto' })
  minutesLater(2)
  const without = running(false)
  await without.told()
  expect((await without.of('otto'))[0]).toMatchObject({ label: 'Quiet' })
  await without.close()
  const later = running()
  await later.told()
  await later.close()
  expect(mails).toEqual([])
})
