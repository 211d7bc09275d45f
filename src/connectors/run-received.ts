/** Tells what was received and waits, in the order in which it came. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { BroughtInteractions } from '../model/brought.ts'
import type { WriteConnected } from '../model/connected-record.ts'
import type { OpenGone } from '../model/connected-rows.ts'
import type { HookDeliveryState } from '../model/connection.ts'
import type { ItemResult } from '../model/message.ts'
import { broughtFrom } from './brought-from.ts'
import { type StartedRun, saveBatch } from './claim.ts'
import type { ConnectionRow, Db } from './connection-rows.ts'
import type { Person, ReceiveConnector, Told, ToldRecord } from './connector.ts'
import {
  type DeliveryRow,
  dropOldDeliveries,
  forgetDeliveries,
  nextDeliveries,
  type SettledDelivery,
  settleDeliveries,
} from './delivery-rows.ts'
import { memoryKey, recall } from './memory-rows.ts'
import { messagesOf, type NewPeople, type Telling, type ToldMessages } from './messages-of.ts'
import { payloadNamesErased, wasOfErased } from './of-erased.ts'
import type { ReceivedSettings } from './receive-settings.ts'
import { connectedRecords } from './records-of.ts'
import { rowKey } from './refused-rows.ts'
import { type Accept, countsOf, takeTold } from './take-told.ts'

export type ReceivedParts = {
  db: Db
  accept: Accept
  retract(messageIds: readonly string[]): Promise<void>
  /** Puts what is told of orders, tickets and people into the records of the CRM. */
  writeRecords: WriteConnected
  knownAddresses: Telling['knownAddresses']
  openGone: OpenGone
  brought: { interactions: Pick<BroughtInteractions, 'ofOrder'> }
}

const atOnce = 100

type Remembered = [key: string, person: Person]
type Read = {
  row: DeliveryRow
  told: Told[]
  records: ToldRecord[]
  remember: Remembered[]
  deletedOrder?: string | undefined
  state: Exclude<HookDeliveryState, 'waiting'>
  error: string
}
type Answered = Read & { messages: ToldMessages[]; digest: string }
type Judged = { one: Answered; answers: ItemResult[]; problem: string }

const nothing = (row: DeliveryRow) => ({ row, told: [], records: [], remember: [] })
const unknown = 'No mapping for this kind of event; it is kept.'

const whyOf = (error: unknown): string => {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error)
  const [issue] = error.issues
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'unreadable'
}

/** A payload that cannot be read fails alone; those behind it go on. */
function readDelivery(connector: ReceiveConnector<never>, row: DeliveryRow, settings: never): Read {
  const { records: wanted = false } = settings as ReceivedSettings
  try {
    const reading = connector.read(JSON.parse(row.payload), settings, row.kind)
    if (reading.kind === 'unknown')
      return { ...nothing(row), state: 'unknown', error: reading.why ?? unknown }
    if (reading.kind === 'asks') return { ...nothing(row), state: 'asks', error: reading.what }
    const { told, records = [], remember = [], deletedOrder } = reading
    // Some events say nothing but how a thing is now.
    if (!wanted && told.length === 0 && records.length > 0)
      return { ...nothing(row), remember, state: 'unknown', error: unknown }
    return { row, told, records: wanted ? records : [], remember, deletedOrder, state: 'taken', error: '' }
  } catch (error) {
    return { ...nothing(row), state: 'failed', error: `The payload has another shape: ${whyOf(error)}` }
  }
}

/** Introductions are told once under ids of their own, and are not part of it. */
const digestOf = (messages: readonly ToldMessages[]): string =>
  messages.length === 0
    ? ''
    : createHash('sha256')
        .update(JSON.stringify(messages.map((one) => one.messages.at(-1))))
        .digest('hex')
        .slice(0, 20)

const idsOf = (messages: readonly ToldMessages[]): string[] =>
  messages.map(({ messages }) => messages.at(-1)?.messageId ?? '')

/** A replay that says the same as before leaves what is stored alone; another one takes it back first. */
async function takeBackChanged(parts: ReceivedParts, answered: readonly Answered[]): Promise<void> {
  const changed = answered.filter(({ row, digest }) => row.told.length > 0 && row.digest !== digest)
  if (changed.length > 0) await parts.retract(changed.flatMap(({ row }) => row.told))
}

const Remembering = z.object({
  userId: z.string().optional(),
  email: z.string().optional(),
  otherId: z.string().optional(),
  name: z.string().optional(),
})

/** Fills in who it was where the payload names only the order or the conversation. */
async function withRemembered(db: Db, connection: string, reads: readonly Read[]): Promise<Read[]> {
  const wanted = reads.flatMap(({ told, records }) =>
    [...told, ...records].flatMap((one) => ('about' in one && one.about) || []),
  )
  if (wanted.length === 0) return [...reads]
  const people = new Map<string, Person>()
  for (const [key, value] of await recall(db, connection, wanted)) {
    const person = Remembering.safeParse(value)
    if (person.success) people.set(key, person.data)
  }
  for (const [key, person] of reads.flatMap(({ remember }) => remember)) people.set(memoryKey(key), person)
  const known = <Some extends Told | ToldRecord>(one: Some): Some => {
    const before = 'about' in one && one.about ? people.get(memoryKey(one.about)) : undefined
    const given = Object.fromEntries(Object.entries(one.person ?? {}).filter(([, value]) => value))
    return before ? { ...one, person: { ...before, ...given } } : one
  }
  return reads.map((read) => ({ ...read, told: read.told.map(known), records: read.records.map(known) }))
}

/** One question about people for all of them together. */
async function answeredOf(reads: readonly Read[], telling: Telling): Promise<Answered[]> {
  const { messages } = await messagesOf(
    reads.flatMap(({ told }) => told),
    telling,
  )
  const byTold = new Map(messages.map((one) => [one.told, one]))
  return reads.map((read) => {
    const own = read.told.flatMap((told) => byTold.get(told) ?? [])
    return { ...read, messages: own, digest: digestOf(own) }
  })
}

const saysNobody = 'Nothing in it says whose it is: no id and no e-mail address. See the settings.'

/** Why a payload that was read has not counted; who chose to leave strangers out expects it. */
function troubleOf({ told, messages }: Answered, answers: ItemResult[], newPeople: NewPeople): string {
  const refused = answers.find((answer) => answer.status === 'refused')
  if (refused?.status === 'refused') return refused.message
  return messages.length < told.length && newPeople !== 'leave-out' ? saysNobody : ''
}

function settledAs({ one, answers, problem }: Judged, newPeople: NewPeople): SettledDelivery {
  const { row, messages, digest, state, error } = one
  const trouble = troubleOf(one, answers, newPeople) || problem
  const said = trouble ? { state: 'failed' as const, error: trouble } : { state, error }
  return { id: row.id, told: idsOf(messages), digest, ...said }
}

/** A fact that ingest has not taken is told by the record. */
function recordsOf({ one: { records, messages, row }, answers }: Judged) {
  const isTold = messages.length > 0 && answers.every(({ status }) => status !== 'refused')
  const told = isTold ? records : records.map((record) => ({ ...record, tells: {} }))
  return { records: told as ToldRecord[], receivedAt: row.received_at }
}

/** Says for each of them why a record of it was not written. */
async function writeRecordsOf(
  { writeRecords }: ReceivedParts,
  row: ConnectionRow,
  all: readonly Judged[],
  telling: Telling,
): Promise<Judged[]> {
  const connected = await connectedRecords(all.map(recordsOf), telling)
  const flat = connected.flat()
  if (flat.length === 0) return [...all]
  const from = { source: telling.prefix, connection: row.id, name: row.name }
  const problems = await writeRecords(flat, from)
  const byRecord = new Map(flat.map((record, place) => [record, problems[place]]))
  return all.map((one, place) => {
    const problem = connected[place]?.map((record) => byRecord.get(record)).find(Boolean)
    return problem ? { ...one, problem: `No record of it: ${problem}` } : one
  })
}

/** After everything else of its batch: what was told of the order may stand in it. Resolves to how many records went. */
async function takeOrdersBack(
  { db, brought, openGone, retract }: ReceivedParts,
  row: ConnectionRow,
  source: string,
  orders: readonly string[],
): Promise<number> {
  if (orders.length === 0) return 0
  for (const order of orders) await retract(await brought.interactions.ofOrder(order, source))
  const { from } = await broughtFrom(db, row)
  const gone = openGone({ ...from, type: 'order' })
  await gone.note(orders.map(rowKey))
  return gone.deleteTold()
}

/** What was told of others in the same payload is taken; the payload itself is not kept. */
const isOfErased = (db: Db, { one, answers }: Judged): boolean =>
  answers.some(wasOfErased) || payloadNamesErased(db, one.row.payload)

export async function runReceived(
  parts: ReceivedParts,
  connector: ReceiveConnector<never>,
  row: ConnectionRow,
  settings: never,
  run: StartedRun,
  signal: AbortSignal,
): Promise<void> {
  const { db, accept, knownAddresses } = parts
  const given = settings as ReceivedSettings
  const telling = { prefix: `${row.connector}:${row.origin}`, newPeople: given.newPeople, knownAddresses }
  while (!signal.aborted) {
    const rows = await nextDeliveries(db, row.id, atOnce)
    if (rows.length === 0) break
    const found = rows.map((one) => readDelivery(connector, one, settings))
    const reads = await withRemembered(db, row.id, found)
    const answered = await answeredOf(reads, telling)
    await takeBackChanged(parts, answered)
    const answers = await Promise.all(
      // Each with its own time of receipt, so that a late replay moves nothing.
      answered.map((one) =>
        takeTold(accept, one.messages, {
          source: `connection ${row.name}`,
          receivedAt: one.row.received_at,
        }),
      ),
    )
    const silent = answered.reduce(
      (sum, one) => sum + one.told.length - one.messages.length + (one.state === 'unknown' ? 1 : 0),
      0,
    )
    const counts = countsOf(answers.flat(), silent)
    const all = answered.map((one, place) => ({ one, answers: answers[place] ?? [], problem: '' }))
    const gone = all.filter((each) => isOfErased(db, each))
    const kept = await writeRecordsOf(
      parts,
      row,
      all.filter((each) => !gone.includes(each)),
      telling,
    )
    const orders = kept.flatMap(({ one }) => one.deletedOrder || [])
    counts.removed += await takeOrdersBack(parts, row, telling.prefix, orders)
    const remember = kept.flatMap(({ one }) => one.remember)
    if (!(await saveBatch(db, run, { counts, remember }))) return
    await settleDeliveries(
      db,
      kept.map((each) => settledAs(each, given.newPeople)),
    )
    await forgetDeliveries(
      db,
      gone.map(({ one }) => one.row.id),
    )
  }
  await dropOldDeliveries(db, row.id, given.keepDays)
}
