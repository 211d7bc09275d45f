/** Tells what was received and waits, in the order in which it came. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ItemResult } from '../model/message.ts'
import { type StartedRun, saveBatch } from './claim.ts'
import type { ConnectionRow, Db } from './connection-rows.ts'
import type { Person, ReceiveConnector, Told } from './connector.ts'
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
import { type Accept, countsOf, takeTold } from './take-told.ts'

export type ReceivedParts = {
  db: Db
  accept: Accept
  retract(messageIds: readonly string[]): Promise<void>
  knownAddresses: Telling['knownAddresses']
}

const atOnce = 100

type Remembered = [key: string, person: Person]
type Read = {
  row: DeliveryRow
  told: Told[]
  remember: Remembered[]
  state: 'taken' | 'unknown' | 'failed'
  error: string
}
type Answered = Read & { messages: ToldMessages[]; digest: string }

const nothing = (row: DeliveryRow) => ({ row, told: [], remember: [] })

const whyOf = (error: unknown): string => {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error)
  const [issue] = error.issues
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'unreadable'
}

/** A payload that cannot be read fails alone; those behind it go on. */
function readDelivery(connector: ReceiveConnector<never>, row: DeliveryRow, settings: never): Read {
  try {
    const reading = connector.read(JSON.parse(row.payload), settings, row.kind)
    if (reading.kind === 'told') {
      const { told, remember = [] } = reading
      return { row, told, remember, state: 'taken', error: '' }
    }
    return { ...nothing(row), state: 'unknown', error: 'No mapping for this kind of event; it is kept.' }
  } catch (error) {
    return { ...nothing(row), state: 'failed', error: `The payload has another shape: ${whyOf(error)}` }
  }
}

const digestOf = (messages: readonly ToldMessages[]): string =>
  messages.length === 0
    ? ''
    : createHash('sha256')
        .update(JSON.stringify(messages.map((one) => one.messages)))
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
  const wanted = reads.flatMap(({ told }) => told.flatMap(({ about }) => about ?? []))
  if (wanted.length === 0) return [...reads]
  const people = new Map<string, Person>()
  for (const [key, value] of await recall(db, connection, wanted)) {
    const person = Remembering.safeParse(value)
    if (person.success) people.set(key, person.data)
  }
  for (const [key, person] of reads.flatMap(({ remember }) => remember)) people.set(memoryKey(key), person)
  const known = (told: Told): Told => {
    const before = told.about === undefined ? undefined : people.get(memoryKey(told.about))
    const given = Object.fromEntries(Object.entries(told.person).filter(([, value]) => value))
    return before ? { ...told, person: { ...before, ...given } } : told
  }
  return reads.map((read) => ({ ...read, told: read.told.map(known) }))
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

function settledAs(one: Answered, answers: ItemResult[], newPeople: NewPeople): SettledDelivery {
  const { row, messages, digest, state, error } = one
  const trouble = troubleOf(one, answers, newPeople)
  const said = trouble ? { state: 'failed' as const, error: trouble } : { state, error }
  return { id: row.id, told: idsOf(messages), digest, ...said }
}

/** What was told of others in the same payload is taken; the payload itself is not kept. */
const isOfErased = (db: Db, { one, answers }: { one: Answered; answers: ItemResult[] }): boolean =>
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
    const all = answered.map((one, place) => ({ one, answers: answers[place] ?? [] }))
    const [kept, gone] = [
      all.filter((each) => !isOfErased(db, each)),
      all.filter((each) => isOfErased(db, each)),
    ]
    const remember = kept.flatMap(({ one }) => one.remember)
    if (!(await saveBatch(db, run, { counts, remember }))) return
    await settleDeliveries(
      db,
      kept.map(({ one, answers }) => settledAs(one, answers, given.newPeople)),
    )
    await forgetDeliveries(
      db,
      gone.map(({ one }) => one.row.id),
    )
  }
  await dropOldDeliveries(db, row.id, given.keepDays)
}
