import { expect, test } from 'vitest'
import { oneAfterAnother } from './turns.ts'

test('settings go along when they change, and after a failure, whose rows are thrown away before the next is sent', async () => {
  const sent: unknown[] = []
  const inTurn = oneAfterAnother(async () => sent.push('emptied'))
  const ask = (settings: { max_threads: number }, fails = false) =>
    inTurn(settings, undefined, async (changed) => {
      sent.push(changed)
      if (fails) throw new Error('refused')
    }).catch(() => {})
  const [two, one] = [{ max_threads: 2 }, { max_threads: 1 }]
  await Promise.all([ask(two), ask(two), ask(one), ask(two), ask(two, true), ask(two), ask(two)])
  expect(sent).toEqual([two, {}, one, two, {}, 'emptied', two, {}])
})

test('one is sent when the one before it has ended, and not at all when its caller has gone meanwhile', async () => {
  const inTurn = oneAfterAnother(async () => {})
  const controller = new AbortController()
  const order: string[] = []
  const first = inTurn({}, undefined, async () => {
    order.push('first begins')
    await new Promise((resolve) => setTimeout(resolve, 20))
    controller.abort()
    order.push('first ends')
  })
  const gone = inTurn({}, controller.signal, async () => order.push('gone'))
  const last = inTurn({}, undefined, async () => order.push('last'))
  await expect(gone).rejects.toThrow()
  await Promise.all([first, last])
  expect(order).toEqual(['first begins', 'first ends', 'last'])
})
