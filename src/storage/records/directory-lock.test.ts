/** A directory has one user at a time, and a dead one never blocks it. */
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ours, runChild } from '../../../test/support/child.ts'
import { lockDirectory } from './directory-lock.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'waymark-lock-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const fast = { heartbeatMs: 20, silentMs: 200 }
const lockFile = () => join(directory, 'lock')

const tryToLock = () =>
  runChild(`
    import { lockDirectory } from '${ours('src/storage/records/directory-lock.ts')}'
    try {
      await lockDirectory(${JSON.stringify(directory)})
      console.log('won')
      process.stdin.resume()
    } catch (error) { console.log(error.code) }`)

test('who holds the lock is named to the second one, who can take it after the release', async () => {
  const lock = await lockDirectory(directory)
  await expect(lockDirectory(directory)).rejects.toMatchObject({
    code: 'store.locked',
    message: expect.stringContaining(`process ${process.pid}`),
    facts: { pid: process.pid },
  })
  await lock.release()
  await (await lockDirectory(directory)).release()
  expect(await readdir(directory)).toEqual([])
})

test('of several processes that find the lock of a dead one, exactly one takes it over', async () => {
  const dead = tryToLock()
  expect(await dead.line()).toBe('won')
  await dead.kill()
  const children = Array.from({ length: 5 }, tryToLock)
  const answers = await Promise.all(children.map((child) => child.line()))
  expect(answers.sort()).toEqual(['store.locked', 'store.locked', 'store.locked', 'store.locked', 'won'])
  await Promise.all(children.map((child) => child.kill()))
  expect(await readdir(directory)).toEqual(['lock'])
})

test('a number that another process has by now does not keep the lock alive', async () => {
  const lock = await lockDirectory(directory)
  const owner = JSON.parse(await readFile(lockFile(), 'utf8'))
  await lock.release()
  await writeFile(lockFile(), JSON.stringify({ ...owner, processStart: '1' }))
  await (await lockDirectory(directory)).release()
})

test('a lock from another machine counts as long as its heart beats', async () => {
  const foreign = { pid: 1, processStart: '7', place: 'elsewhere', token: 'theirs', since: '2026-01-01' }
  await writeFile(lockFile(), JSON.stringify(foreign))
  const beating = setInterval(() => void utimes(lockFile(), new Date(), new Date()), fast.heartbeatMs)
  await expect(lockDirectory(directory, () => {}, fast)).rejects.toMatchObject({ code: 'store.locked' })
  clearInterval(beating)
  await wait(2 * fast.heartbeatMs)
  await (await lockDirectory(directory, () => {}, fast)).release()
})

test('an unreadable lock file is one whose heart does not beat', async () => {
  await writeFile(lockFile(), 'half a li')
  await (await lockDirectory(directory, () => {}, fast)).release()
})

test('a lock taken away is noticed, and not removed at the release', async () => {
  const lost = Promise.withResolvers<void>()
  const lock = await lockDirectory(directory, lost.resolve, fast)
  await writeFile(lockFile(), 'somebody else')
  await lost.promise
  await lock.release()
  expect(await readFile(lockFile(), 'utf8')).toBe('somebody else')
})
