/** Gives a test a fresh, empty database on a real PostgreSQL. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chown, mkdtemp, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { unpackedPostgres } from './unpacked-postgres.ts'

export type GivenPostgres = { url: string; [Symbol.asyncDispose](): Promise<void> }

/** A server of ours, or one already running: either can make databases. */
type Server = { adminUrl: string; stop(): Promise<void> }

let running: Promise<Server> | undefined
let users = 0

/**
 * A new database on the server named by TEST_DATABASE_URL, else on one started for this test file.
 * `await using database = await givenPostgres()`; the last one disposed stops the server.
 */
export async function givenPostgres(): Promise<GivenPostgres> {
  users += 1
  running ??= reachableServer() ?? startServer()
  const server = await running
  const name = `waymark_test_${randomUUID().replaceAll('-', '')}`
  await administer(server.adminUrl, `create database ${name}`)
  const url = new URL(server.adminUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      users -= 1
      if (users > 0) return administer(server.adminUrl, `drop database ${name} with (force)`)
      await administer(server.adminUrl, `drop database ${name} with (force)`)
      running = undefined
      await server.stop()
    },
  }
}

function reachableServer(): Promise<Server> | undefined {
  const adminUrl = process.env.TEST_DATABASE_URL
  return adminUrl ? Promise.resolve({ adminUrl, stop: async () => {} }) : undefined
}

async function startServer(): Promise<Server> {
  const native = await unpackedPostgres()
  const account = await unprivilegedAccount()
  const data = await mkdtemp(join(tmpdir(), 'waymark-postgres-'))
  if (account) await chown(data, account.uid, account.gid)
  const port = await freePort()
  const start = (program: string, args: string[]) =>
    spawn(program, args, {
      ...account,
      cwd: data,
      env: { ...process.env, LC_ALL: 'C.UTF-8', LD_LIBRARY_PATH: join(native, 'lib'), PGDATA: data },
      stdio: ['pipe', 'pipe', 'pipe'],
    })

  const initdb = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  await finished(start(join(native, 'bin', 'initdb'), initdb))
  const settings = [
    'listen_addresses=127.0.0.1',
    'fsync=off',
    'unix_socket_directories=',
    'max_connections=60',
  ]
  const postgres = [
    join(native, 'bin', 'postgres'),
    '-p',
    String(port),
    ...settings.flatMap((s) => ['-c', s]),
  ]
  const server = start('/bin/sh', ['-c', untilInputEnds, 'sh', ...postgres])
  await ready(server)
  return {
    adminUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.stdin?.end()
      await once(server, 'close')
    },
  }
}

/** Our end of the pipe closes however we end, so a killed test leaves neither a server nor its files. */
const untilInputEnds = '"$@" </dev/null & read -r line; kill -INT $!; wait $!; cd /; rm -rf "$PGDATA"'

async function finished(program: ChildProcess): Promise<void> {
  let output = ''
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', (chunk) => (output += chunk))
  const [code] = await once(program, 'close')
  if (code !== 0) throw new Error(`${program.spawnfile} ended with ${code}:\n${output}`)
}

async function ready(server: ChildProcess): Promise<void> {
  let output = ''
  server.stdout?.resume()
  await new Promise<void>((resolve, reject) => {
    const tooLate = setTimeout(() => {
      server.stdin?.end()
      reject(new Error(`PostgreSQL did not start:\n${output}`))
    }, 60_000)
    server.stderr?.on('data', (chunk) => {
      if (output.length < 10_000) output += chunk
      if (output.includes('ready to accept connections')) {
        clearTimeout(tooLate)
        resolve()
      }
    })
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.')
  return address.port
}

/** PostgreSQL refuses to run as root, so root starts it as the account that owns nothing. */
async function unprivilegedAccount(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const nobody = accounts.find(([name]) => name === 'nobody')
  return { uid: Number(nobody?.[2] ?? 65534), gid: Number(nobody?.[3] ?? 65534) }
}

async function administer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
