/** People work in the CRM and the process is killed: what they did is told exactly once, corrections too. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createOutbox } from '../src/crm/outbox.ts'
import { openIngest } from './support/given-ingest.ts'
import { shortLived } from './support/short-lived.ts'

const child = new URL('./crm-child.ts', import.meta.url).pathname

/** Resolves when the process has done so much and is dead. */
async function workThenKill(directory: string, deals: number): Promise<string[]> {
  const running = spawn(process.execPath, [...shortLived, child, directory], {
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

test('killed again and again in the middle of work: each interaction that the records tell is stored once, and no other', {
  timeout: 180_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-crm-'))
  const done: string[] = []
  for (const deals of [15, 20, 25]) done.push(...(await workThenKill(directory, deals)))

  const given = await openIngest(directory)
  const troubles: unknown[] = []
  const outbox = createOutbox({
    db: given.records.db,
    accept: given.ingest.accept,
    retract: given.ingest.retract,
    clock: () => new Date(),
    onTrouble: (error) => troubles.push(error),
  })
  await outbox.emptied()
  expect(troubles).toEqual([])

  const { rows } = await sql<{ id: string; sent: Record<string, { id: string }> }>`
    select id, sent from crm_deal union all select id, sent from crm_customer`.execute(given.records.db)
  const told = rows.flatMap(({ sent }) => Object.values(sent).map(({ id }) => id))
  const stored = await given.journeys.rows<{ message_id: string }>('SELECT message_id FROM interactions')
  expect(stored.map(({ message_id }) => message_id).toSorted()).toEqual(told.toSorted())
  const kept = new Set(rows.map(({ id }) => id))
  expect(done.filter((id) => !kept.has(id))).toEqual([])
  expect(told.length).toBeGreaterThan(done.length)

  await outbox.close()
  await given.close()
  await rm(directory, { recursive: true, force: true })
})
