import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLineHeaders } from './support/signed-in.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'waymark-process-'))
})
afterAll(async () => rm(directory, { recursive: true, force: true }))

type Running = {
  child: ChildProcess
  out: () => string
  exit: Promise<number | null>
  ready: Promise<string>
}

const start = (environment: Record<string, string>): Running => {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { ...process.env, WAYMARK_DATA: directory, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      out += chunk
      const url = /^Waymark is ready at (\S+)$/m.exec(out)?.[1]
      if (url) resolve(url)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    exit.then((code) => reject(new Error(`ended with ${code}: ${out}`)))
  })
  ready.catch(() => {})
  return { child, out: () => out, exit, ready }
}

const send = (url: string, key: string, messageId: string) =>
  fetch(`${url}/v1/track`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ userId: 'ann', event: 'Visit', messageId }),
  })

test('a stop signal ends it cleanly: requests are finished, what was acknowledged is there after the next start', async () => {
  const first = start({})
  const url = await first.ready
  const key = (await readFile(join(directory, 'first-write-key.txt'), 'utf8')).trim()
  expect(first.out()).toContain(key)
  const watching = await fetch(`${url}/api/v1/live`, { headers: await commandLineHeaders(directory) })
  expect(watching.status).toBe(200)
  expect((await send(url, key, 'first')).status).toBe(200)
  const sent = [1, 2, 3, 4, 5].map((number) => send(url, key, `late-${number}`).catch(() => undefined))
  first.child.kill('SIGTERM')
  const acknowledged = (await Promise.all(sent)).filter((answer) => answer?.status === 200).length
  expect(await first.exit).toBe(0)
  await watching.body?.cancel().catch(() => {})

  const second = start({})
  const again = await second.ready
  expect(second.out()).not.toContain('first write key')
  const customers = await (
    await fetch(`${again}/api/v1/customers`, { headers: await commandLineHeaders(directory) })
  ).json()
  const { rows } = customers as { rows: { interactions: number }[] }
  expect(rows[0]?.interactions).toBeGreaterThanOrEqual(1 + acknowledged)
  expect(await (await send(again, key, 'first')).json()).toMatchObject({ results: [{ status: 'duplicate' }] })
  second.child.kill('SIGINT')
  expect(await second.exit).toBe(0)
})

test('a stop signal during the start is clean as well', async () => {
  const fresh = join(directory, 'fresh')
  const running = start({ WAYMARK_DATA: fresh })
  while (!existsSync(fresh)) await sleep(20)
  running.child.kill('SIGTERM')
  expect(await running.exit).toBe(0)
})

test('a port in use is told with the way out', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const running = start({ PORT: String(port) })
  expect(await running.exit).toBe(1)
  expect(running.out()).toContain(
    `Port ${port} is in use by another program. Start with another one, e.g. PORT=${port + 1}.`,
  )
  server.close()
})

test('a wrong environment is told in one line and nothing is opened', async () => {
  const running = start({ OIDC_ISSUER: 'https://id.example.com' })
  expect(await running.exit).toBe(1)
  expect(running.out()).toContain('OIDC_CLIENT_SECRET')
  expect(running.out()).not.toContain('    at ')
})

test('until somebody can sign in it listens on this machine only, and says how to go on', async () => {
  const running = start({ HOST: '0.0.0.0', WAYMARK_DATA: join(directory, 'first') })
  expect(await running.ready).toContain('http://127.0.0.1:')
  expect(running.out()).toMatch(/^ {2}http:\/\/127\.0\.0\.1:\d+\/set-up#[\w-]{43}$/m)
  expect(running.out()).toContain('Listening on this machine only, not on 0.0.0.0')
  running.child.kill('SIGTERM')
  expect(await running.exit).toBe(0)
})
