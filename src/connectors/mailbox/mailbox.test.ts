import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import hoodiecrow from 'hoodiecrow-imap'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type GivenConnections, givenConnections } from '../../../test/support/given-connections.ts'

let given: GivenConnections
let post: Post

type Folder = {
  messages: { raw: string; internaldate?: string; uid?: number }[]
  uidvalidity?: number
  'special-use'?: string
}
type Post = {
  port: number
  add(folder: string, raw: string): void
  /** Numbers everything anew, as servers do after a repair. */
  renumber(): void
  down(): Promise<void>
}

async function startPost(inbox: string[], sent: string[] = [], port = 0, uidvalidity = 7): Promise<Post> {
  const folder = (raws: string[]): Folder => ({ messages: raws.map((raw) => ({ raw })), uidvalidity })
  const server = hoodiecrow({
    plugins: [
      'ID',
      'STARTTLS',
      'SASL-IR',
      'AUTH-PLAIN',
      'NAMESPACE',
      'IDLE',
      'ENABLE',
      'SPECIAL-USE',
      'LITERALPLUS',
      'UNSELECT',
    ],
    users: { 'help@bikes.test': { password: 'right' } },
    storage: {
      INBOX: folder(inbox),
      '': { separator: '/', folders: { Sent: { ...folder(sent), 'special-use': '\\Sent' } } },
    },
  })
  const sockets = new Set<{ destroy(): void; on(event: string, done: () => void): void }>()
  const listener: Server = server.server
  listener.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  listener.listen(port, '127.0.0.1')
  await once(listener, 'listening')
  return {
    port: (listener.address() as AddressInfo).port,
    add: (path, raw) => void server.appendMessage(path, [], new Date(), raw),
    renumber() {
      const box = server.getMailbox('INBOX')
      box.uidvalidity = 99
    },
    async down() {
      const closed = once(listener, 'close')
      listener.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

const mail = (headers: Record<string, string>, body = 'Hello.'): string =>
  [
    ...Object.entries({
      To: 'help@bikes.test',
      Subject: 'My bike',
      Date: 'Mon, 05 Jan 2026 10:00:00 +0000',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n')

const first = mail(
  { From: 'Ann Marlow <Ann@Marlow.test>', 'Message-ID': '<a1@marlow.test>' },
  'The delivery was terrible and I am very angry.',
)
const answer = mail(
  {
    From: 'help@bikes.test',
    To: 'ann@marlow.test, Bob <bob@marlow.test>',
    Date: 'Mon, 05 Jan 2026 13:30:00 +0000',
    'Message-ID': '<b1@bikes.test>',
    'In-Reply-To': '<a1@marlow.test>',
    References: '<a1@marlow.test>',
  },
  'We are sorry.\r\n\r\nOn Mon, 5 Jan 2026 Ann Marlow wrote:\r\n> The delivery was terrible',
)
const thanks = mail(
  {
    From: 'ann@marlow.test',
    Date: 'Mon, 05 Jan 2026 14:00:00 +0000',
    'Message-ID': '<a2@marlow.test>',
    'In-Reply-To': '<b1@bikes.test>',
  },
  'The new bike is wonderful and I am very happy, thank you!\r\n\r\nAm Mo., 5. Jan. 2026 um 13:30 Uhr schrieb Help <help@bikes.test>:\r\n\r\n> We are sorry.',
)

beforeAll(async () => {
  given = await givenConnections()
})
afterAll(() => given?.close())
beforeEach(async () => {
  await given.records.db.deleteFrom('connection').execute()
  await given.empty()
  given.known.clear()
  given.known.set('ann@marlow.test', '42')
})
afterEach(() => post?.down().catch(() => {}))

const settings = (changes: Record<string, unknown> = {}) => ({
  host: '127.0.0.1',
  port: post.port,
  encryption: 'off',
  user: 'help@bikes.test',
  password: 'right',
  ...changes,
})
const connect = async (changes: Record<string, unknown> = {}) => {
  const made = await given.connections.create(
    { connector: 'mailbox', name: 'Help', settings: settings(changes), everyMinutes: 5 },
    'test',
  )
  await given.connections.runner.idle()
  return given.connections.get(made.id)
}

test('letters in both directions become her conversation: scored when they are hers, without what they quote', async () => {
  post = await startPost([first, thanks], [answer])
  const made = await connect()
  expect(made).toMatchObject({ state: 'fresh', failure: null, counts: { taken: 3, refused: 0, leftOut: 1 } })
  const stored = await given.stored()
  expect(stored.map(({ event, user }) => [event, user])).toEqual([
    ['Email received', '42'],
    ['Email reply sent', '42'],
    ['Email reply received', '42'],
  ])
  const [angry, sorry, happy] = stored
  expect(angry?.score).toBeLessThan(0)
  expect(happy?.score).toBeGreaterThan(0)
  expect(happy?.text).toBe('The new bike is wonderful and I am very happy, thank you!')
  expect(sorry).toMatchObject({
    text: '',
    score: 0,
    properties: { reply: 'We are sorry.', channel: 'email' },
  })
  // One conversation, although the last letter names only the one before it.
  expect(new Set(stored.map(({ properties }) => properties.thread))).toEqual(new Set(['<a1@marlow.test>']))
  expect(happy?.properties.hours_to_reply).toBe(0.5)
})

test('later runs read only what is new, and a mailbox that was numbered anew counts nothing twice', async () => {
  post = await startPost([first])
  const made = await connect()
  post.add('INBOX', thanks)
  expect((await given.ran(made.id)).counts).toMatchObject({ taken: 2, duplicates: 0 })
  post.renumber()
  expect((await given.ran(made.id)).counts).toMatchObject({ taken: 2, duplicates: 2 })
  expect(await given.stored()).toHaveLength(2)
})

test('strangers are left out, kept by address, or become customers, as was chosen', async () => {
  const stranger = mail({ From: 'Zoe <zoe@elsewhere.test>', 'Message-ID': '<z@elsewhere.test>' })
  post = await startPost([stranger])
  expect((await connect()).counts).toMatchObject({ taken: 0, leftOut: 1 })
  expect((await connect({ newPeople: 'addresses' })).counts.taken).toBe(1)
  expect((await given.stored())[0]).toMatchObject({ user: '', event: 'Email received' })
  await given.empty()
  expect(
    (await connect({ newPeople: 'customers' })).counts.duplicates + (await given.stored()).length,
  ).toBeGreaterThan(0)
})

test('newsletters, absence notes and bounces are no letters', async () => {
  const from = { From: 'ann@marlow.test' }
  post = await startPost([
    mail({ ...from, 'Message-ID': '<n@x.test>', 'List-Unsubscribe': '<https://x.test>' }),
    mail({ ...from, 'Message-ID': '<o@x.test>', 'Auto-Submitted': 'auto-replied' }),
    mail({ From: 'MAILER-DAEMON@x.test', 'Message-ID': '<p@x.test>' }),
  ])
  expect((await connect()).counts).toMatchObject({ taken: 0, leftOut: 3 })
})

test('HTML, attachments, odd letters and broken headers are read as far as they go', async () => {
  const from = { From: 'ann@marlow.test', 'MIME-Version': '1.0' }
  const html = mail(
    {
      ...from,
      'Message-ID': '<h@x.test>',
      'Content-Type': 'text/html; charset=utf-8',
      Date: 'Tue, 06 Jan 2026 10:00:00 +0000',
    },
    '<style>p{}</style><p>Great <b>bike</b> &amp; team</p><script>alert(1)</script><img src=x onerror=alert(2)><blockquote>old</blockquote>',
  )
  const latin = mail(
    {
      ...from,
      'Message-ID': '<l@x.test>',
      Subject: '=?iso-8859-1?Q?Gr=FC=DFe?=',
      'Content-Type': 'text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding': 'quoted-printable',
      Date: 'Wed, 07 Jan 2026 10:00:00 +0000',
    },
    'Sch=F6ne Gr=FC=DFe',
  )
  const mixed = mail(
    {
      ...from,
      'Message-ID': '<m@x.test>',
      'Content-Type': 'multipart/mixed; boundary="b"',
      Date: 'nonsense',
    },
    [
      '--b',
      'Content-Type: multipart/alternative; boundary="c"',
      '',
      '--c',
      'Content-Type: text/plain; charset=koi8-r',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]).toString('base64'),
      '--c',
      'Content-Type: text/html',
      '',
      '<p>not this</p>',
      '--c--',
      '--b',
      'Content-Type: application/pdf; name="bill.pdf"',
      'Content-Disposition: attachment; filename="bill.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.alloc(300_000, 'x').toString('base64'),
      '--b--',
    ].join('\r\n'),
  )
  post = await startPost([html, latin, mixed, 'From: \r\n\r\n'])
  const made = await connect()
  expect(made).toMatchObject({ failure: null, counts: { taken: 3, leftOut: 1 } })
  const stored = await given.stored()
  const texts = Object.fromEntries(stored.map(({ messageId, text }) => [messageId.split(':')[2], text]))
  expect(texts).toEqual({
    '<h@x.test>': 'Great bike & team',
    '<l@x.test>': 'Schöne Grüße',
    '<m@x.test>': 'Привет',
  })
  expect(stored.find(({ messageId }) => messageId.includes('<l@'))?.properties.subject).toBe('Grüße')
  expect(stored.find(({ messageId }) => messageId.includes('<m@'))?.properties.attachments).toBe(1)
})

test('a wrong password and a server that is away are said in words, and nothing is lost', async () => {
  post = await startPost([first])
  const tested = (changes: Record<string, unknown>) =>
    given.connections.test({ connector: 'mailbox', settings: settings(changes) })
  expect(await tested({})).toMatchObject({
    ok: true,
    message: 'Connected. Mails found: Sent (0), INBOX (1).',
  })
  expect((await tested({ password: 'wrong' })).message).toContain('refuses user or password')
  expect((await tested({ folders: ['Kunden'] })).message).toContain('The folders are: INBOX')
  const made = await connect()
  await post.down()
  const away = await given.ran(made.id)
  expect(away.state).toBe('failing')
  expect(away.failure?.what).toContain(`The mail server 127.0.0.1:${post.port}`)
  expect(away.failure?.remedy).toContain('tried again')
  post = await startPost([first, thanks], [], post.port)
  for (let n = 0; n < 50 && (await given.connections.get(made.id)).state !== 'fresh'; n++) {
    await sleep(50)
    await given.connections.runner.idle()
  }
  expect((await given.stored()).map(({ event }) => event)).toEqual(['Email received', 'Email reply received'])
})

test('a mail server that takes the call and says nothing does not keep anybody from pausing', async () => {
  post = await startPost([])
  const silent = createServer((socket) => socket.on('error', () => {}))
  const called = once(silent, 'connection')
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const made = await given.connections.create(
    { connector: 'mailbox', name: 'Help', settings: settings({ port }), everyMinutes: 60 },
    'test',
  )
  await called
  expect(await given.connections.pause(made.id)).toMatchObject({ state: 'paused', failure: null })
  silent.close()
})

test('answers of machines are no letters: absences by their subject, and reports of what was not delivered', async () => {
  const from = { From: 'ann@marlow.test', 'In-Reply-To': '<b1@bikes.test>' }
  const report = [
    '--r',
    'Content-Type: text/plain',
    '',
    'Your message could not be delivered.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Final-Recipient: rfc822; ann@marlow.test',
    '--r--',
  ].join('\r\n')
  post = await startPost([
    mail({ ...from, 'Message-ID': '<1@x.test>', Subject: 'Automatic reply: My bike' }),
    mail({ ...from, 'Message-ID': '<2@x.test>', Subject: 'Abwesenheitsnotiz: Ihr Rad' }),
    mail({ ...from, 'Message-ID': '<3@x.test>', 'X-Autorespond': 'yes' }),
    mail(
      {
        ...from,
        'Message-ID': '<4@x.test>',
        'MIME-Version': '1.0',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary="r"',
      },
      report,
    ),
    mail({ ...from, 'Message-ID': '<5@x.test>', Subject: 'Re: automatic brakes' }, 'They squeak.'),
  ])
  expect((await connect()).counts).toMatchObject({ taken: 1, leftOut: 4 })
  expect((await given.stored()).map(({ text }) => text)).toEqual(['They squeak.'])
})

test('a form of our page writes in the name of whoever filled it in, also from an address that takes no answer', async () => {
  const form = { From: 'Bikes <no-reply@bikes.test>', 'Message-ID': '<f1@bikes.test>' }
  post = await startPost([
    mail({ ...form, 'Reply-To': 'Ann <ann@marlow.test>' }, 'When do you open?'),
    mail({ From: 'noreply@bank.test', 'Reply-To': 'service@bank.test', 'Message-ID': '<f2@bank.test>' }),
  ])
  const made = await connect({ ownAddresses: ['@bikes.test'], newPeople: 'addresses' })
  expect(made.counts).toMatchObject({ taken: 1, leftOut: 1 })
  expect((await given.stored()).map(({ event, user, text }) => [event, user, text])).toEqual([
    ['Email received', '42', 'When do you open?'],
  ])
})

test('letters of the whole world are read, also where their encoding is broken', async () => {
  const letter = (id: string, charset: string, encoding: string, body: string) =>
    mail(
      {
        ...{ From: 'ann@marlow.test', 'Message-ID': `<${id}@x.test>`, 'MIME-Version': '1.0' },
        'Content-Type': `text/plain; charset=${charset}`,
        'Content-Transfer-Encoding': encoding,
      },
      body,
    )
  const hex = (bytes: string) => Buffer.from(bytes, 'hex').toString('base64')
  post = await startPost([
    letter('w', 'windows-1252', 'quoted-printable', 'It costs =8010 =96 too much'),
    letter('g', 'gb18030', 'base64', hex('c4e3bac3')),
    letter('j', 'iso-2022-jp', 'base64', hex('1b2442243333331b2842')),
    letter('q', 'utf-8', 'quoted-printable', 'Sch=C3=B6n =ZZ und=\r\n weiter ='),
    letter('n', 'no-such-set', '8bit', 'Plain enough'),
  ])
  expect(await connect()).toMatchObject({ failure: null, counts: { taken: 5, refused: 0 } })
  const texts = Object.fromEntries(
    (await given.stored()).map(({ messageId, text }) => [messageId.split(':')[2], text]),
  )
  expect(texts).toMatchObject({
    '<w@x.test>': 'It costs €10 – too much',
    '<g@x.test>': '你好',
    '<n@x.test>': 'Plain enough',
  })
  expect(texts['<q@x.test>']).toContain('Schön')
  expect(texts['<q@x.test>']).toContain('und weiter')
})

test('a letter to several customers is each one’s, and one from them is hers who wrote it', async () => {
  given.known.set('bob@marlow.test', '43')
  const both = mail({
    From: 'help@bikes.test',
    To: 'ann@marlow.test',
    Cc: 'bob@marlow.test',
    'Message-ID': '<t1@b.test>',
  })
  const hers = mail({
    From: 'ann@marlow.test',
    Cc: 'bob@marlow.test',
    'Message-ID': '<t2@m.test>',
    'In-Reply-To': '<t1@b.test>',
  })
  // Our own copy of what we sent counts once.
  post = await startPost([hers, both], [both])
  expect((await connect()).counts).toMatchObject({ taken: 3, duplicates: 2 })
  expect((await given.stored()).map(({ event, user }) => `${event} ${user}`).sort()).toEqual([
    'Email reply received 42',
    'Email sent 42',
    'Email sent 43',
  ])
})
