/** The process is killed while it tells other systems: nothing that happened stays untold, and nothing else is told. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openWebhooks } from './support/given-webhooks.ts'
import { givenReceiver } from './support/receiver.ts'
import { shortLived } from './support/short-lived.ts'

const child = new URL('./webhook-child.ts', import.meta.url).pathname

async function workThenKill(directory: string, url: string, deals: number): Promise<string[]> {
  const running = spawn(process.execPath, [...shortLived, child, directory, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [done, failed]: [string[], string[]] = [[], []]
  for await (const line of createInterface({ input: running.stdout })) {
    if (line.startsWith('failed')) failed.push(line)
    if (line.startsWith('done ')) done.push(line.slice(5))
    if (done.length === deals && !running.killed) running.kill('SIGKILL')
  }
  if (running.exitCode === null && running.signalCode === null) await once(running, 'close')
  expect(failed).toEqual([])
  return done
}

test('killed again and again: every change arrives under the one id that it has', {
  timeout: 120_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-webhooks-'))
  const receiver = await givenReceiver()
  const done: string[] = []
  for (const deals of [12, 18]) done.push(...(await workThenKill(directory, receiver.url, deals)))

  const last = await openWebhooks(directory)
  const { db } = last.records
  // Whoever was killed left its claim behind, which would run out by itself.
  await sql`update webhook_delivery set claimed_until = null`.execute(db)
  const end = Date.now() + 30_000
  for (let waiting = 1; waiting > 0 && Date.now() < end; await sleep(50)) {
    last.webhooks.wake()
    waiting = (await last.webhooks.list())[0]?.waiting ?? 0
  }
  const { rows } = await sql<{ record: string }>`select record from crm_change where type = 'deal'`.execute(
    db,
  )
  const messages = new Map<string, string>()
  for (const { headers, body } of receiver.received) {
    const { data } = JSON.parse(body) as { data: { record: { id: string } } }
    const id = String(headers['webhook-id'])
    expect(messages.get(id) ?? data.record.id).toBe(data.record.id)
    messages.set(id, data.record.id)
  }
  expect([...messages.values()].toSorted()).toEqual(rows.map(({ record }) => record).toSorted())
  expect(rows.length).toBeGreaterThanOrEqual(done.length)
  const kept = new Set(rows.map(({ record }) => record))
  expect(done.filter((id) => !kept.has(id))).toEqual([])
  await last.close()
  await receiver.close()
  await rm(directory, { recursive: true, force: true })
})
