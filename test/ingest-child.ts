/**
 * A process that takes in messages as fast as it can and says which were acknowledged; the durability test kills it.
 * Arguments: directory, number of the run.
 */
import { openIngest } from './support/given-ingest.ts'

const [directory = '', run = '0'] = process.argv.slice(2)
const given = await openIngest(directory)
process.stdout.write('ready\n')

const batch = (from: number): unknown[] =>
  Array.from({ length: 50 }, (_, index) => ({
    type: 'track',
    event: 'Visit',
    messageId: `${run}-${from + index}`,
    userId: `user-${(from + index) % 20}`,
    anonymousId: `device-${(from + index) % 40}`,
  }))

async function send(lane: number): Promise<never> {
  for (let from = lane * 1_000_000; ; from += 50) {
    try {
      const results = await given.accept(batch(from))
      const acknowledged = results.flatMap((one) => (one.status === 'refused' ? [] : [one.messageId]))
      process.stdout.write(`acknowledged ${acknowledged.join(' ')}\n`)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
      process.stdout.write(`failed ${code}\n`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

await Promise.all([send(0), send(1), send(2)])
