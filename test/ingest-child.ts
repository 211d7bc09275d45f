/**
 * A process that takes in messages as fast as it can and says which were acknowledged; the durability test kills it.
 * Arguments: directory, number of the run, "large" to send more than the disk takes from time to time.
 */
import { randomBytes } from 'node:crypto'
import { AppError } from '../src/model/app-error.ts'
import { openIngest } from './support/given-ingest.ts'

const [directory = '', run = '0', size = ''] = process.argv.slice(2)
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

async function told(accept: () => ReturnType<typeof given.accept>): Promise<void> {
  try {
    const results = await accept()
    const acknowledged = results.flatMap((one) => (one.status === 'refused' ? [] : [one.messageId]))
    process.stdout.write(`acknowledged ${acknowledged.join(' ')}\n`)
  } catch (error) {
    const known = error instanceof AppError
    process.stdout.write(`failed ${known ? `${error.code} ${error.facts.because}` : String(error)}\n`)
  }
}

async function send(lane: number): Promise<never> {
  for (let from = lane * 1_000_000; ; from += 50) await told(() => given.accept(batch(from)))
}

/** Random text does not shrink when it is compressed. */
const largeBatch = (from: number): unknown[] =>
  Array.from({ length: 2_400 }, (_, index) => ({
    type: 'track',
    event: 'Visit',
    messageId: `${run}-large-${from}-${index}`,
    userId: 'user-1',
    properties: { text_file: randomBytes(15_000).toString('base64') },
  }))

async function sendLarge(): Promise<never> {
  for (let from = 0; ; from++) {
    await told(() => given.accept(largeBatch(from)))
    await told(() => given.accept(batch(from * 50)))
  }
}

await Promise.all(size === 'large' ? [sendLarge()] : [send(0), send(1), send(2)])
