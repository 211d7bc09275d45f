import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createSocketServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import type { Resolve } from './checked-lookup.ts'
import { createSafeClient } from './safe-client.ts'
import type { OutgoingRequest } from './steps.ts'

const opened = new AsyncDisposableStack()
afterAll(() => opened.disposeAsync())

type Heard = { request: IncomingMessage; body: string }

/** A real server of this machine that notes what it heard. */
const givenServer = async (answer: RequestListener, host = '127.0.0.1') => {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    heard.push({ request, body: (await request.toArray()).join('') })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  opened.defer(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { heard, port, url: `http://${host}:${port}` }
}

const given = (allowPrivate: string[], resolve?: Resolve) => {
  const client = createSafeClient({ allowPrivate, resolve })
  opened.defer(() => client.close())
  return client
}

const kindOf = async (client: ReturnType<typeof given>, request: OutgoingRequest) => {
  const error = await client.send(request).catch((thrown) => thrown)
  return { code: error.code, kind: error.facts?.kind, message: String(error.message) }
}

test('an allowed server answers, with what was sent and with the credentials of the address', async () => {
  const server = await givenServer((_request, response) => response.setHeader('x-one', 'yes').end('hello'))
  const url = server.url.replace('//', '//ann:p%40ss@')
  const answer = await given(['127.0.0.1']).send({ url: `${url}/a?b=c#d`, method: 'POST', body: '{}' })
  expect(answer).toMatchObject({ status: 200, url: `${server.url}/a?b=c`, headers: { 'x-one': 'yes' } })
  expect(answer.body.toString()).toBe('hello')
  const [heard] = server.heard
  expect(heard?.body).toBe('{}')
  expect(heard?.request.url).toBe('/a?b=c')
  expect(heard?.request.headers.authorization).toBe(`Basic ${btoa('ann:p@ss')}`)
})

test('a name that leads into the private network is refused, also when only one of its addresses does', async () => {
  const server = await givenServer((_request, response) => response.end())
  for (const addresses of [['127.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['::1'], ['::ffff:127.0.0.1']]) {
    const client = given([], async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
    expect(await kindOf(client, { url: `http://shop.example:${server.port}/` })).toMatchObject({
      code: 'net.refused',
    })
  }
  expect(await kindOf(given([]), { url: `http://localhost.:${server.port}/` })).toMatchObject({
    code: 'net.refused',
  })
  expect(await kindOf(given([]), { url: `http://localhost:${server.port}/` })).toMatchObject({
    code: 'net.refused',
  })
  expect(server.heard).toEqual([])
})

test('a name is asked for once a connection, and what was checked is what is called', async () => {
  const trap = await givenServer((_request, response) => response.end('secret'), '127.0.0.2')
  const honest = await givenServer((_request, response) =>
    response.setHeader('connection', 'close').end('fine'),
  )
  let times = 0
  const rebinding: Resolve = async () => {
    times += 1
    return [{ address: times === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]
  }
  const client = given(['127.0.0.1'], rebinding)
  const answer = await client.send({ url: `http://rebind.example:${honest.port}/` })
  expect(answer.body.toString()).toBe('fine')
  expect(times).toBe(1)
  expect(await kindOf(client, { url: `http://rebind.example:${trap.port}/` })).toMatchObject({
    code: 'net.refused',
  })
  expect(trap.heard).toEqual([])
})

test.each(['http', 'file', 'gopher', 'ftp'])(
  'a redirect to a private %s address is refused',
  async (scheme) => {
    const trap = await givenServer((_request, response) => response.end('secret'), '127.0.0.2')
    const server = await givenServer((_request, response) =>
      response.writeHead(302, { location: trap.url.replace('http', scheme) }).end(),
    )
    expect(await kindOf(given(['127.0.0.1']), { url: server.url })).toMatchObject({ code: 'net.refused' })
    expect(trap.heard).toEqual([])
  },
)

test('secrets stay with the server they are for, and what we bring is not carried elsewhere', async () => {
  const other = await givenServer((_request, response) => response.end('there'))
  const server = await givenServer(({ url }, response) =>
    response
      .writeHead(url === '/again' ? 307 : 302, { location: url === '/near' ? '/home' : other.url })
      .end(),
  )
  const client = given(['127.0.0.1'])
  const headers = { authorization: 'Bearer secret', cookie: 'a=b', 'x-api-key': 'secret', accept: 'text/csv' }
  await client.send({ url: server.url.replace('//', '//ann:secret@'), headers })
  const [heard] = other.heard
  expect(JSON.stringify(heard?.request.headers)).not.toContain('secret')
  expect(heard?.request.headers).toMatchObject({ accept: 'text/csv' })
  expect(heard?.request.headers.cookie).toBeUndefined()
  const again = { url: `${server.url}/again`, method: 'POST', body: 'ours', headers } as const
  expect(await kindOf(client, again)).toMatchObject({ code: 'net.failed', kind: 'redirects' })
  expect(other.heard).toHaveLength(1)
})

test('redirects are followed up to the limit, and not at all when nobody wants them', async () => {
  const server = await givenServer((_request, response) => response.writeHead(301, { location: '/on' }).end())
  const client = given(['127.0.0.1'])
  expect(await kindOf(client, { url: server.url })).toMatchObject({ kind: 'redirects' })
  expect(server.heard).toHaveLength(6)
  expect((await client.send({ url: server.url, limits: { redirects: 0 } })).status).toBe(301)
})

test('an answer that drips, stops or never begins ends with the time limit', async () => {
  const server = await givenServer(({ url }, response) => {
    if (url === '/silent') return
    response.write('x')
    if (url === '/stops') return
    const dripping = setInterval(() => response.write('x'), 50)
    response.on('close', () => clearInterval(dripping))
  })
  const client = given(['127.0.0.1'])
  for (const path of ['/silent', '/stops', '/drips']) {
    const start = performance.now()
    const failed = await kindOf(client, { url: `${server.url}${path}`, limits: { totalMs: 500 } })
    expect(failed).toMatchObject({ code: 'net.failed', kind: 'time' })
    expect(performance.now() - start).toBeLessThan(3000)
  }
})

test('an answer that nobody reads is given up as well', async () => {
  const server = await givenServer((_request, response) => void response.write('x'))
  const answer = await given(['127.0.0.1']).open({ url: server.url, limits: { totalMs: 300 } })
  await new Promise((resolve) => setTimeout(resolve, 600))
  await expect(answer.body.toArray()).rejects.toMatchObject({ code: 'net.failed' })
})

test('an answer larger than allowed is cut off, announced or not, packed or not', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
  const nested = gzipSync(bomb)
  let written = 0
  const server = await givenServer(({ url }, response) => {
    if (url === '/announced') return void response.setHeader('content-length', '99999999').end('x')
    if (url === '/bomb') return void response.setHeader('content-encoding', 'gzip').end(bomb)
    if (url === '/nested') return void response.setHeader('content-encoding', 'gzip, gzip').end(nested)
    const flood = () => {
      written += 65_536
      if (!response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(flood))
    }
    flood()
  })
  const client = given(['127.0.0.1'])
  const limits = { mostBytes: 100_000 }
  for (const path of ['/announced', '/bomb', '/endless'])
    expect(await kindOf(client, { url: `${server.url}${path}`, limits })).toMatchObject({ kind: 'size' })
  expect(written).toBeLessThan(32 * 1024 * 1024)
  expect(await kindOf(client, { url: `${server.url}/nested`, limits })).toMatchObject({ kind: 'answer' })
})

test('a packed answer is unpacked, and a broken one is named', async () => {
  const server = await givenServer(({ url }, response) => {
    response.setHeader('content-encoding', 'gzip')
    response.end(url === '/broken' ? 'no gzip' : gzipSync('hello'))
  })
  const client = given(['127.0.0.1'])
  expect((await client.send({ url: server.url })).body.toString()).toBe('hello')
  expect(await kindOf(client, { url: `${server.url}/broken` })).toMatchObject({ kind: 'answer' })
})

test('what goes wrong is said with its remedy', async () => {
  const nowhere = createSocketServer()
  await new Promise<void>((resolve) => nowhere.listen(0, '127.0.0.1', resolve))
  const address = nowhere.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await new Promise((resolve) => nowhere.close(resolve))
  const client = given(['127.0.0.1'])
  expect((await kindOf(client, { url: `http://127.0.0.1:${port}/` })).message).toContain('Nothing listens at')
  expect((await kindOf(client, { url: 'http://nobody.invalid/' })).message).toContain(
    'not known to the network',
  )
  expect((await kindOf(client, { url: `http://10.0.0.1/` })).message).toContain('WAYMARK_ALLOW_PRIVATE_HOSTS')
  for (const url of ['nonsense', 'javascript:alert(1)', 'https://', `http://a.example/${'x'.repeat(3000)}`])
    expect(await kindOf(client, { url })).toMatchObject({ code: 'net.refused' })
  const smuggled = { url: 'http://127.0.0.1/', headers: { Host: 'inside.example' } }
  expect((await kindOf(client, smuggled)).message).toContain('"host" is set by Waymark')
})

test('who stops a call gets her own reason back', async () => {
  const server = await givenServer(() => {})
  const stop = new AbortController()
  const asked = given(['127.0.0.1']).send({ url: server.url, signal: stop.signal })
  setTimeout(() => stop.abort(new Error('no longer wanted')), 50)
  await expect(asked).rejects.toThrow('no longer wanted')
})

test('other protocols get the checked addresses of a name', async () => {
  const client = given(['mail.local'], async () => [{ address: '10.0.0.9', family: 4 }])
  expect(await client.addresses('Mail.local.')).toEqual([{ address: '10.0.0.9', family: 4 }])
  await expect(client.addresses('other.local')).rejects.toMatchObject({ code: 'net.refused' })
  await expect(client.addresses('127.0.0.1')).rejects.toMatchObject({ code: 'net.refused' })
})
