/** All that match are changed in the background, counted, and put back; what others did meanwhile stays. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCrm, paula } from '../../test/support/given-crm.ts'
import type { Actor, MayStill } from '../model/actor.ts'
import type { BulkWish } from '../model/crm/bulk-change.ts'
import type { SegmentRule } from '../model/segment.ts'
import { type BulkChanges, createBulkChanges } from './bulk-changes.ts'

let given: Awaited<ReturnType<typeof givenCrm>>
let bulk: BulkChanges
const otto: Actor = { kind: 'user', id: 'otto', name: 'Otto' }
const many = 1_700
const troubles: unknown[] = []
const mayStill: MayStill = async () => {}

const open = () =>
  createBulkChanges({
    db: given.records.db,
    crm: given.crm,
    mayStill: (writer, permission) => mayStill(writer, permission),
    clock: () => given.clock.now,
    onChanged: (_type, ids) => void given.changed.push(...ids),
    onTrouble: (error) => void troubles.push(error),
  })

beforeAll(async () => {
  given = await givenCrm()
  bulk = await open()
  const creates = Array.from({ length: many }, (_, index) => ({
    do: 'create' as const,
    values: { name: `Part ${index}`, category: index % 2 === 0 ? 'even' : 'odd' },
  }))
  await given.crm.many('product', [creates.slice(0, 1_000), creates.slice(1_000)], paula)
})
afterAll(async () => {
  expect(troubles).toEqual([])
  await bulk.close()
  await given[Symbol.asyncDispose]()
})

const of = (category: string): SegmentRule => ({
  kind: 'field',
  field: 'category',
  op: 'is',
  value: category,
})
const countOf = async (category: string) =>
  (await given.crm.list('product', { limit: 1, filter: of(category) })).total.n
async function ended(id: string) {
  for (;;) {
    const job = await bulk.get(id, paula)
    if (job.state !== 'running' && job.state !== 'undoing') return job
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const toEven = { do: 'update' as const, values: { category: 'even' } }
const toOdd: BulkWish = { filter: of('even'), change: { do: 'update', values: { category: 'odd' } } }

test('all that match are changed, and put back by one word', async () => {
  const started = await bulk.start('product', toOdd, paula)
  expect(started).toMatchObject({ state: 'running', total: many / 2 })
  expect(await ended(started.id)).toMatchObject({
    state: 'done',
    done: many / 2,
    changed: many / 2,
    refused: 0,
  })
  expect(await countOf('odd')).toBe(many)
  const [first] = (await given.crm.list('product', { limit: 1, sort: 'name' })).rows
  if (!first) throw new Error('There is nothing.')
  await given.crm.change('product', first.id, first.version, { category: 'own' }, otto)
  await bulk.undo(started.id, paula)
  expect(await ended(started.id)).toMatchObject({ state: 'undone', changed: many / 2 - 1, refused: 1 })
  expect([await countOf('even'), await countOf('own')]).toEqual([many / 2 - 1, 1])
  await expect(bulk.undo(started.id, paula)).rejects.toMatchObject({ code: 'undo.not-possible' })
})

test('what cannot be changed is counted, with the reason', async () => {
  const wish: BulkWish = { filter: of('own'), change: { do: 'update', values: { name: '' } } }
  const { id } = await bulk.start('product', wish, paula)
  expect(await ended(id)).toMatchObject({
    state: 'done',
    changed: 0,
    refused: 1,
    why: '"Name" must not be empty.',
  })
})

test('a change that is stopped leaves the rest as it was', async () => {
  const before = await countOf('odd')
  const { id } = await bulk.start('product', { change: { do: 'delete' } }, paula)
  const stopped = await bulk.cancel(id, paula)
  expect(stopped.state).toBe('cancelled')
  expect(stopped.changed).toBeLessThan(stopped.total)
  await bulk.undo(id, paula)
  expect((await ended(id)).state).toBe('undone')
  expect(await countOf('odd')).toBe(before)
})

test('a server that stops goes on after its start, with the change and with taking it back', async () => {
  const before = await countOf('odd')
  const { id, total } = await bulk.start('product', { ...toOdd, filter: of('odd'), change: toEven }, paula)
  await bulk.close()
  expect(await bulk.get(id, paula)).toMatchObject({ state: 'running' })
  bulk = await open()
  await bulk.settled(id)
  expect(await bulk.get(id, paula)).toMatchObject({ state: 'done', done: total, changed: total })
  expect(await countOf('odd')).toBe(0)
  await bulk.undo(id, paula)
  await bulk.close()
  bulk = await open()
  await bulk.settled(id)
  expect(await bulk.get(id, paula)).toMatchObject({ state: 'undone', changed: total, refused: 0 })
  expect(await countOf('odd')).toBe(before)
})

test('it is nobody else’s to look at, and a filter that is none is refused at once', async () => {
  const { id } = await bulk.start('product', toOdd, paula)
  await expect(bulk.get(id, otto)).rejects.toThrow('somebody else')
  await expect(bulk.undo(id, otto)).rejects.toMatchObject({ code: 'record.not-found' })
  await ended(id)
  const filter: SegmentRule = { kind: 'field', field: 'nothing', op: 'is', value: '' }
  await expect(bulk.start('product', { ...toOdd, filter }, paula)).rejects.toMatchObject({
    code: 'record.unknown-field',
  })
})
