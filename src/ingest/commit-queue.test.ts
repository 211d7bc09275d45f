import { expect, test } from 'vitest'
import { appError } from '../model/app-error.ts'
import { createCommitQueue, queueLimits } from './commit-queue.ts'

const limits = { ...queueLimits, gatherMs: 5 }

test('what waits is committed together, and nobody is answered before', async () => {
  const commits: number[][] = []
  const queue = createCommitQueue<number>(async (items) => {
    await new Promise((resolve) => setTimeout(resolve, 10))
    commits.push(items)
  }, limits)
  await Promise.all([queue.add([1], 1), queue.add([2], 1)])
  expect(commits).toEqual([[1, 2]])
  expect(queue.waiting()).toBe(0)
})

test('a commit takes whole groups, up to its size', async () => {
  const sizes: number[] = []
  const queue = createCommitQueue<number>(async (items) => void sizes.push(items.length), {
    ...limits,
    commitRows: 10,
  })
  await Promise.all(
    [6, 4, 3, 12].map((size) =>
      queue.add(
        Array.from({ length: size }, () => 0),
        1,
      ),
    ),
  )
  expect(sizes).toEqual([10, 3, 12])
})

test('too many rows or bytes waiting: the sender is told when to come back, and nothing is taken', async () => {
  const taken: number[] = []
  const queue = createCommitQueue<number>(async (items) => void taken.push(...items), {
    ...limits,
    waitingRows: 3,
    waitingBytes: 100,
  })
  const first = queue.add([1, 2], 50)
  await expect(queue.add([3, 4], 10)).rejects.toMatchObject({
    code: 'ingest.busy',
    facts: { retryAfterSeconds: 1 },
  })
  await expect(queue.add([3], 60)).rejects.toMatchObject({ code: 'ingest.busy' })
  await first
  expect(taken).toEqual([1, 2])
})

test('a failed commit is told to everyone in it, and later items are tried anew', async () => {
  let fails = true
  const queue = createCommitQueue<number>(async () => {
    if (fails) throw appError('store.disk-full', 'The disk is full.')
  }, limits)
  const answers = await Promise.allSettled([queue.add([1], 1), queue.add([2], 1)])
  expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'rejected'])
  fails = false
  await expect(queue.add([3], 1)).resolves.toBeUndefined()
  await expect(queue.add([], 0)).resolves.toBeUndefined()
})

test('closing waits for what was taken and takes nothing new', async () => {
  const taken: number[] = []
  const queue = createCommitQueue<number>(async (items) => void taken.push(...items), {
    ...limits,
    gatherMs: 10_000,
  })
  const added = queue.add([1], 1)
  await queue.close()
  await added
  expect(taken).toEqual([1])
  await expect(queue.add([2], 1)).rejects.toMatchObject({ code: 'ingest.busy' })
})
