/** Takes batches of messages and answers for each item once everything accepted is on disk. */
import { randomUUID } from 'node:crypto'
import type { Registry } from 'prom-client'
import { scoreText } from '../journey/emotion/score-text.ts'
import { appError } from '../model/app-error.ts'
import { type ItemResult, type Message, warningReasons } from '../model/message.ts'
import type { Journeys } from '../storage/journeys/connect.ts'
import { verifiedInserts } from '../storage/journeys/insert-verified.ts'
import type { Records } from '../storage/records/connect.ts'
import { type ErasedPeople, erasedPeopleOf } from '../storage/records/erased-people.ts'
import { addWarnings, type NewWarning } from '../storage/records/warnings.ts'
import type { AcceptedBatch } from './accepted-batch.ts'
import { appendGateOf } from './append-gate.ts'
import { createCommitQueue, type QueueLimits } from './commit-queue.ts'
import { type Draft, newDraft, type Remark } from './draft.ts'
import { eraseInteractions, type Owned } from './erase/erase-interactions.ts'
import { type Identity, nothingObserved } from './identity/identity.ts'
import { knownMessages } from './known-messages.ts'
import { type Commit, commitSteps, itemSteps } from './pipeline.ts'
import { retract } from './retract.ts'
import { ingestMetrics } from './step-timer.ts'
import type { KindCatalogue } from './steps/number-kinds.ts'
import { isBag } from './steps/parse.ts'
import { namesErased } from './steps/refuse-erased.ts'
import type { ReadText } from './steps/score.ts'

const maxItems = 2_500

export type IngestSettings = {
  records: Records
  journeys: Journeys
  catalogue: KindCatalogue
  identity: Identity
  onAccepted(batch: AcceptedBatch): void | Promise<void>
  /** Told of failures that no sender waits for. */
  onTrouble?(error: unknown): void
  readText?: ReadText
  registry?: Registry
  limits?: QueueLimits
}

export type Meta = { source: string; receivedAt: Date; sentAt?: string }

export type Ingest = ReturnType<typeof createIngest>

export function createIngest(settings: IngestSettings) {
  const { records, journeys, onTrouble = () => {}, readText = scoreText } = settings
  const metrics = ingestMetrics(settings.registry)
  const own = journeys.another()
  const known = knownMessages(journeys, own, onTrouble)
  const stepsOfItem = itemSteps(readText)
  const stepsOfCommit = commitSteps({
    ...settings,
    insert: verifiedInserts(own),
    known,
    erased: erasedPeopleOf(records.db),
  })
  // What follows the append must not undo the answer: the items are stored, and the rest is caught up with.
  const appendStep = stepsOfCommit.findIndex((step) => step.name === 'append')

  async function commitTogether(drafts: Draft[]): Promise<void> {
    const commit: Commit = {
      drafts,
      observed: nothingObserved,
      settled: { customers: new Set(), refused: [] },
    }
    for (const [place, step] of stepsOfCommit.entries()) {
      if (commit.drafts.length === 0) return
      try {
        await metrics.timed(step.name, () => step.run(commit))
      } catch (error) {
        if (place <= appendStep) throw error
        onTrouble(error)
      }
    }
  }
  const queue = createCommitQueue(
    (items: Draft[]) => appendGateOf(journeys).commit(() => commitTogether(items)),
    settings.limits,
  )

  /** Step by step over all items, so that a timer costs once for a batch. */
  function runItemSteps(drafts: readonly Draft[]): void {
    for (const step of stepsOfItem)
      metrics.timed(step.name, () => {
        for (const draft of drafts) draft.refusal ??= step.run(draft)
      })
  }

  async function accept(items: readonly unknown[], meta: Meta): Promise<ItemResult[]> {
    if (items.length > maxItems)
      throw appError(
        'ingest.too-many-items',
        `A batch holds at most ${maxItems} items; this one has ${items.length}. Send it in parts.`,
        { limit: maxItems, items: items.length },
      )
    const drafts = items.map((raw, index) =>
      newDraft({
        index,
        raw,
        source: meta.source,
        receivedAt: meta.receivedAt.getTime(),
        batchSentAt: meta.sentAt,
      }),
    )
    runItemSteps(drafts)
    const taken = drafts.filter((draft) => !draft.refusal)
    await queue.add(
      taken,
      taken.reduce((sum, draft) => sum + draft.bytes, 0),
    )
    metrics.counted(drafts)
    await writeWarnings(drafts)
    return drafts.map(resultOf)
  }

  /** What a message would come to if it were taken; nothing is stored, counted or remembered. `rank`: as its place in a batch. */
  function read(items: readonly { message: Message; rank: number }[], receivedAt: Date): Draft[] {
    const drafts = items.map(({ message, rank }) =>
      newDraft({
        index: rank,
        raw: message,
        source: '',
        receivedAt: receivedAt.getTime(),
        batchSentAt: undefined,
      }),
    )
    for (const step of stepsOfItem) for (const draft of drafts) draft.refusal ??= step.run(draft)
    return drafts
  }

  async function writeWarnings(drafts: readonly Draft[]): Promise<void> {
    const remarkable = drafts.filter((draft) => draft.refusal || draft.remarks.length > 0)
    if (remarkable.length === 0) return
    const erased = erasedPeopleOf(records.db)
    const warnings = remarkable.flatMap((draft) => warningsOf(draft, erased))
    if (warnings.length > 0) await addWarnings(records.db, warnings)
  }

  return {
    accept,
    read,
    /** Resolves when none of these is stored any more. */
    retract: (messageIds: readonly string[]) =>
      appendGateOf(journeys).alone(() => retract({ ...settings, known }, messageIds), false),
    /** Resolves when none of these is stored any more, on disk neither. */
    erase: (owned: Owned) =>
      appendGateOf(journeys).alone(() => eraseInteractions(journeys, known, owned), false),
    /** Items that are not on disk yet. */
    waiting: () => queue.waiting(),
    /** Takes nothing new, and resolves when everything waiting is on disk. */
    async close() {
      await queue.close()
      await known.close()
    },
  }
}

const messageOf = (remark: Remark): string => remark.message ?? warningReasons[remark.reason]

function warningsOf(draft: Draft, erased: ErasedPeople): NewWarning[] {
  const remarks = draft.refusal ? [...draft.remarks, draft.refusal] : draft.duplicate ? [] : draft.remarks
  if (remarks.length === 0) return []
  // What is refused because its person was erased is not kept by the refusal.
  const isHers = draft.refusal?.reason === 'erased' || namesErased(draft, erased)
  const payload = isHers ? '' : payloadOf(draft)
  return remarks.map((remark) => ({
    at: new Date(draft.receivedAt),
    reason: remark.reason,
    message: messageOf(remark),
    field: remark.field,
    source: draft.source,
    payload,
  }))
}

/** As received, and always with a message id: replaying it twice must not count it twice. */
function payloadOf({ raw, messageId }: Draft): string {
  const item = isBag(raw) && !raw.messageId ? { ...raw, messageId: messageId || randomUUID() } : raw
  return JSON.stringify(item) ?? 'null'
}

function resultOf(draft: Draft): ItemResult {
  const { index, messageId, refusal } = draft
  if (refusal) {
    const field = refusal.field ? { field: refusal.field } : {}
    return { index, status: 'refused', code: refusal.reason, message: messageOf(refusal), ...field }
  }
  return { index, status: draft.duplicate ? 'duplicate' : 'accepted', messageId }
}
