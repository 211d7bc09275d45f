/** Many writers at once: what meets is tried again and judged, nothing is lost and nothing stands twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCrm, paula } from '../../test/support/given-crm.ts'
import type { RecordWrite, RecordWriteResult } from '../model/crm/batch.ts'

let given: Awaited<ReturnType<typeof givenCrm>>
beforeAll(async () => {
  given = await givenCrm('a PostgreSQL server')
})
afterAll(() => given[Symbol.asyncDispose]())

const create = (n: number): RecordWrite => ({
  do: 'create',
  values: { name: `Customer ${n}`, externalId: `c-${n}` },
})
const numbers = Array.from({ length: 300 }, (_, n) => n)

test('the same customers made by several at once, in any order, are made once, and the others are told', async () => {
  const orders = [
    numbers,
    numbers.toReversed(),
    numbers.toSorted((a, b) => ((a * 7) % 300) - ((b * 7) % 300)),
  ]
  const answers = await Promise.all(
    orders.map((order) => given.crm.batch('customer', order.map(create), paula)),
  )
  const results = answers.flatMap((answer) => answer.results)
  expect(results.filter(({ status }) => status === 'done')).toHaveLength(numbers.length)
  expect(new Set(results.flatMap((result) => (result.status === 'refused' ? [result.code] : [])))).toEqual(
    new Set(['record.conflict']),
  )
  expect((await given.crm.list('customer', { limit: 1 })).total.n).toBe(numbers.length)
})

test('many batches are written under one name, each answered, and searched at once', async () => {
  const batches = Array.from({ length: 5 }, (_, batch) =>
    Array.from(
      { length: 100 },
      (_, n): RecordWrite => ({
        do: 'create',
        values: { name: n === 7 ? '' : `Part ${batch}-${n}` },
      }),
    ),
  )
  const results: RecordWriteResult[] = []
  const { undo } = await given.crm.many('product', batches, paula, (some) => results.push(...some))
  expect(results.filter(({ status }) => status === 'done')).toHaveLength(495)
  expect(results.filter(({ status }) => status === 'refused')).toHaveLength(5)
  expect(await given.crm.search('part 3-42', ['product'], 1)).toMatchObject([{ label: 'Part 3-42' }])
  const back = await given.crm.undo(undo, paula)
  expect(back.results).toHaveLength(495)
  expect((await given.crm.list('product', { limit: 1 })).total.n).toBe(0)
})

test('when one batch fails, no further one is begun and the failure is said', async () => {
  let begun = 0
  function* failing() {
    for (; begun < 50; begun++) {
      if (begun === 3) throw new Error('The file ended.')
      yield [create(1_000 + begun)]
    }
  }
  await expect(given.crm.many('customer', failing(), paula)).rejects.toThrow('The file ended.')
  expect(begun).toBe(3)
})
