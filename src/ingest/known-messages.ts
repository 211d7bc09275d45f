/** Answers which messages are stored already, without a window of time and without asking the store for each. */
import { setImmediate } from 'node:timers/promises'
import type { Journeys, JourneysConnection } from '../storage/journeys/connect.ts'
import { rangesOfHomes } from '../storage/journeys/ranges-of-homes.ts'
import { appendGateOf } from './append-gate.ts'
import { MessageFilter } from './message-filter.ts'

const smallestCapacity = 1_000_000
const bytesPerHash = 8

/**
 * A filter in memory knows every stored message as long as the number stored is the number it has seen.
 * When somebody else wrote or deleted (an import, an undo), the store is asked until the filter is read anew.
 */
export type KnownMessages = {
  /** Those of the hashes that are stored. */
  among(hashes: readonly bigint[]): Promise<Set<bigint>>
  /** So many stored messages were deleted just now; the filter may go on knowing them. */
  forget(count: number): void
  /** An append failed, and may have written all the same. */
  doubt(): void
  /** These were appended just now. */
  remember(hashes: readonly bigint[]): void
  close(): Promise<void>
}

async function storedCount(journeys: JourneysConnection): Promise<number> {
  const [row] = await journeys.rows<{ n: string }>('SELECT count() AS n FROM interactions')
  return Number(row?.n ?? 0)
}

async function storedAmong(journeys: JourneysConnection, hashes: readonly bigint[]): Promise<Set<bigint>> {
  if (hashes.length === 0) return new Set()
  const rows = await journeys.rows<{ message: string }>(
    'SELECT DISTINCT message FROM interactions WHERE message IN {hashes:Array(UInt64)}',
    { hashes },
  )
  return new Set(rows.map((row) => BigInt(row.message)))
}

/** All hashes of a range as packed bytes: ten times faster to read than rows of JSON. */
const packedHashes = `
  SELECT base64Encode(arrayStringConcat(groupArray(rightPad(reinterpretAsString(message), ${bytesPerHash}, char(0))))) AS packed
  FROM interactions WHERE home >= {low:UInt64} AND home <= {high:UInt64} GROUP BY intDiv(rowNumberInAllBlocks(), 65536)`

/** Few enough to be read in a moment, so that questions and memory have room between them. */
const hashesPerRange = 500_000

/** Messages that go in while the store is read: the read may or may not meet them, and each must count once. */
class Meanwhile {
  readonly #low = new Set<number>()
  readonly #met = new Set<bigint>()
  readonly #appended: bigint[] = []

  /** Called before the append, so that no read can meet them unnoticed. */
  expect(hashes: readonly bigint[]): void {
    for (const hash of hashes) this.#low.add(Number(hash & 0xffffffffn))
  }

  meet(low: number, high: number): void {
    if (this.#low.has(low)) this.#met.add((BigInt(high) << 32n) | BigInt(low))
  }

  append(hashes: readonly bigint[]): void {
    for (const hash of hashes) this.#appended.push(hash)
  }

  /** Whether the read already counted it. */
  hasMet(hash: bigint): boolean {
    return this.#met.has(hash)
  }

  notMet(): bigint[] {
    return this.#appended.filter((hash) => !this.#met.has(hash))
  }
}

async function readFilter(
  journeys: Journeys,
  meanwhile: Meanwhile,
  signal: AbortSignal,
): Promise<MessageFilter> {
  const stored = await storedCount(journeys)
  const filter = new MessageFilter(Math.max(smallestCapacity, stored * 2))
  for (const range of rangesOfHomes(Math.ceil(stored / hashesPerRange))) {
    const rows = await journeys.rows<{ packed: string }>(packedHashes, range, { signal })
    for (const { packed } of rows) {
      const bytes = Buffer.from(packed, 'base64')
      for (let at = 0; at < bytes.length; at += bytesPerHash) {
        const [low, high] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)]
        filter.addHalves(low, high)
        meanwhile.meet(low, high)
      }
      // Ten million take seconds: everybody else gets a turn in between.
      await setImmediate()
    }
  }
  for (const hash of meanwhile.notMet()) filter.add(hash)
  return filter
}

type State =
  | {
      kind: 'ready'
      filter: MessageFilter
      meanwhile: Meanwhile
      asOf: number
      forgotten: number
      /** the store had as many as the filter, and nothing has happened since that nobody told us of */
      counted: boolean
    }
  | { kind: 'reading'; meanwhile: Meanwhile; done: Promise<void> }
  | { kind: 'unread' }

/** `journeys` reads the filter, which may take long; `quick` answers what a commit waits for. */
export function knownMessages(
  journeys: Journeys,
  quick: JourneysConnection,
  whenReadFails: (error: unknown) => void,
): KnownMessages {
  const stop = new AbortController()
  const gate = appendGateOf(journeys)
  let state: State = { kind: 'unread' }

  function read(): void {
    if (stop.signal.aborted) return
    const meanwhile = new Meanwhile()
    const asOf = gate.changesAlone()
    const done = readFilter(journeys, meanwhile, stop.signal).then(
      (filter) => {
        state = { kind: 'ready', filter, meanwhile, asOf, forgotten: 0, counted: false }
      },
      (error) => {
        state = { kind: 'unread' }
        if (!stop.signal.aborted) whenReadFails(error)
      },
    )
    state = { kind: 'reading', meanwhile, done }
  }

  async function usableFilter(adding: number): Promise<MessageFilter | undefined> {
    if (state.kind !== 'ready') return undefined
    const ready = state
    const { filter } = ready
    // The number alone would not tell: one import may take back as many as another brings.
    if (ready.asOf !== gate.changesAlone() || filter.size + adding > filter.capacity) return undefined
    if (!ready.counted) {
      if (filter.size - ready.forgotten !== (await storedCount(quick))) return undefined
      // Of a store that is ours alone, the gate tells who else wrote.
      ready.counted = !journeys.shared
    }
    return filter
  }

  read()
  return {
    async among(hashes) {
      const filter = await usableFilter(hashes.length)
      if (filter) {
        return storedAmong(
          quick,
          hashes.filter((hash) => filter.mayHave(hash)),
        )
      }
      if (state.kind !== 'reading') read()
      if (state.kind === 'reading') state.meanwhile.expect(hashes)
      return storedAmong(quick, hashes)
    },
    forget(count) {
      // A read that is under way may have met them or not: its count will not fit, and it is read again.
      if (state.kind === 'ready') state.forgotten += count
    },
    doubt() {
      if (state.kind === 'ready') state.counted = false
    },
    remember(hashes) {
      if (state.kind === 'reading') state.meanwhile.append(hashes)
      if (state.kind !== 'ready') return
      // The read may have ended between the append and this call.
      for (const hash of hashes) if (!state.meanwhile.hasMet(hash)) state.filter.add(hash)
    },
    async close() {
      stop.abort()
      if (state.kind === 'reading') await state.done
    },
  }
}
