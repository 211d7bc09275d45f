/** Makes one process the only user of a directory, by a lock file that outlives no process. */
import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { appError } from '../../model/app-error.ts'

export type DirectoryLock = { release(): Promise<void> }

/** `place` = kernel and process namespace: only within one place does a pid say who is meant. */
const Owner = z.object({
  pid: z.number().int(),
  processStart: z.string(),
  place: z.string(),
  token: z.string(),
  since: z.string(),
})
type Owner = z.infer<typeof Owner>

/** A lock that cannot be judged by its pid counts as dead when its heart does not beat for `silentMs`. */
export type LockTiming = { heartbeatMs: number; silentMs: number }
const defaultTiming: LockTiming = { heartbeatMs: 2_000, silentMs: 10_000 }

/** Throws 'store.locked' when another living process holds the directory. `onLost` is called if the lock is taken from us. */
export async function lockDirectory(
  directory: string,
  onLost: () => void = () => {},
  timing: LockTiming = defaultTiming,
): Promise<DirectoryLock> {
  await mkdir(directory, { recursive: true })
  const path = join(directory, 'lock')
  const owner: Owner = {
    pid: process.pid,
    processStart: processStart(process.pid) ?? '',
    place: thisPlace(),
    token: randomUUID(),
    since: new Date().toISOString(),
  }
  const draft = `${path}.${owner.token}`
  await writeFile(draft, `${JSON.stringify(owner)}\n`, { flush: true })
  try {
    await take(path, draft, directory, timing)
  } finally {
    await rm(draft, { force: true })
  }
  return hold(path, owner.token, onLost, timing)
}

/** `link` fails when the name exists, so of several processes exactly one gets it, with its content complete. */
async function take(path: string, draft: string, directory: string, timing: LockTiming): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    if (await linked(draft, path)) return
    const found = await read(path)
    if (found === undefined) continue
    if (await isAlive(path, found, timing)) throw locked(directory, found)
    await setAside(path, `${draft}.stale`, found)
  }
  throw appError('store.locked', `Several processes want ${directory} at once. Start one of them alone.`, {
    directory,
  })
}

/** Removes a dead owner's lock; if a faster process has just replaced it, puts that one's back. */
async function setAside(path: string, aside: string, dead: string): Promise<void> {
  try {
    await rename(path, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  if ((await read(aside)) !== dead) await linked(aside, path)
  await rm(aside, { force: true })
}

function hold(path: string, token: string, onLost: () => void, { heartbeatMs }: LockTiming): DirectoryLock {
  const isOurs = async () => parse(await read(path))?.token === token
  const heartbeat = setInterval(async () => {
    if (await isOurs().catch(() => true)) return utimes(path, new Date(), new Date()).catch(() => {})
    clearInterval(heartbeat)
    onLost()
  }, heartbeatMs)
  heartbeat.unref()
  return {
    async release() {
      clearInterval(heartbeat)
      if (await isOurs()) await rm(path, { force: true })
    },
  }
}

async function isAlive(path: string, content: string, { silentMs }: LockTiming): Promise<boolean> {
  const owner = parse(content)
  if (owner?.place === thisPlace()) {
    const start = processStart(owner.pid)
    return start !== undefined && (start === owner.processStart || start === '' || owner.processStart === '')
  }
  // A lock from another machine, container or boot, or an unreadable one: watch whether its heart beats.
  const before = await lastBeat(path)
  if (before === undefined || Date.now() - before > 6 * silentMs) return false
  await wait(silentMs)
  return (await lastBeat(path)) !== before
}

const locked = (directory: string, content: string) => {
  const owner = parse(content)
  const who = owner ? `process ${owner.pid} (since ${owner.since})` : 'another process'
  return appError(
    'store.locked',
    `${directory} is in use by ${who}. Stop that process, or set WAYMARK_DATA to another directory. Nothing was changed.`,
    { directory, pid: owner?.pid, since: owner?.since },
  )
}

/** undefined: no such process. '': it runs, but this system does not tell when it started. */
function processStart(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? []
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return isRunning(pid) ? '' : undefined
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

function thisPlace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return process.platform
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

const read = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function parse(content: string | undefined): Owner | undefined {
  try {
    return Owner.safeParse(JSON.parse(content ?? '')).data
  } catch {
    return undefined
  }
}

const lastBeat = (path: string): Promise<number | undefined> =>
  stat(path).then(
    (file) => file.mtimeMs,
    () => undefined,
  )

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
