/** The CRM: records, their lists, boards, history and search, as the API and other parts use them. */
import type { Readable } from 'node:stream'
import type { Kysely } from 'kysely'
import type { Actor, Writer } from '../model/actor.ts'
import { appError, type ErrorCode, errorCatalogue } from '../model/app-error.ts'
import type { BatchAnswer, RecordWrite, RecordWriteResult } from '../model/crm/batch.ts'
import type {
  Board,
  CrmRecord,
  PlaceInList,
  RecordAnswer,
  RecordPage,
  RecordTypeInfo,
} from '../model/crm/crm-record.ts'
import { isCustom } from '../model/crm/field.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import { type RecordType, recordTypeNames } from '../model/crm/record-type.ts'
import { recordTypes } from '../model/crm/types/index.ts'
import type { SegmentRule } from '../model/segment.ts'
import type { Tables } from '../storage/records/tables.ts'
import { addConsent, consentsOf } from './consents.ts'
import { addCustomField, changeCustomField, customFieldsOf, removeCustomField } from './custom-fields.ts'
import { followMerges } from './follow-merges.ts'
import { countRecords, type ListSetting, type ListWish, listRecords, matchingIds } from './list-records.ts'
import { ownerWords } from './owners.ts'
import { changePipeline, listPipelines, makePipeline, removePipeline } from './pipelines.ts'
import { type PlaceWish, placeInList } from './place-in-list.ts'
import { authorKey, type Reader } from './record-access.ts'
import { type BoardWish, boardOf } from './record-board.ts'
import { type BehaviourRule, behaviourRules } from './record-condition.ts'
import { historyOf, shownSince } from './record-history.ts'
import { newRecordId } from './record-id.ts'
import { type RecordShape, shapeOf } from './record-shape.ts'
import { labelsOf, relatedRecords } from './related-records.ts'
import { changeView, makeView, removeView, savedViews } from './saved-views.ts'
import { foundInList, searchRecords } from './search-records.ts'
import { seenRecord } from './seen-record.ts'
import { crmRecord, type StoredRecord } from './stored-record.ts'
import { type Aside, type AsideWish, toldAside } from './told-aside.ts'
import { type ExportFormat, exportRecords } from './transfer/export/export-records.ts'
import { undoBatch } from './undo-batch.ts'
import { writeMany } from './write-many.ts'
import { type WriteWish, type Written, writeRecords } from './write-records.ts'

export type CrmSettings = {
  db: Kysely<Tables>
  clock: () => Date
  /** The customers whom a rule about behaviour chooses. */
  customersWho(rule: BehaviourRule): Promise<string[]>
  /** Called after each change is on disk. */
  onChanged(type: RecordType, ids: string[]): void
}

/** What a list is narrowed to. */
type Searched = { filter?: SegmentRule | undefined; query?: string | undefined }

export type Crm = ReturnType<typeof createCrm>

/** Read at a time for a file. */
const rowsOfExport = 1_000

const isCode = (code: string): code is ErrorCode => code in errorCatalogue

/** PostgreSQL's class of errors for values that it cannot read, such as a number too large for its column. */
const unreadableValue = /^22/

async function readable<Result>(question: Promise<Result>): Promise<Result> {
  try {
    return await question
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && unreadableValue.test(String(error.code)))) throw error
    throw appError(
      'request.invalid',
      'A value of the filter or the cursor cannot be read. Check both.',
      {},
      error,
    )
  }
}

export function createCrm({ db, clock, customersWho, onChanged }: CrmSettings) {
  async function answerOf(records: readonly StoredRecord[], shape: RecordShape, reader: Reader) {
    const related = await relatedRecords(
      db,
      shape.fields,
      records.map(({ values }) => values),
    )
    const known = new Set(shape.fields.map(({ name }) => name))
    // Values of fields that were removed stay stored, unseen.
    const seen = (record: CrmRecord): CrmRecord => ({
      ...record,
      values: Object.fromEntries(
        Object.entries(record.values).filter(([name]) => !isCustom(name) || known.has(name)),
      ),
    })
    return {
      rows: records.map((record) => seen(crmRecord(record))),
      labels: labelsOf(related, reader && authorKey(reader)),
    }
  }

  async function oneOf(type: RecordType, id: string, reader?: Reader): Promise<RecordAnswer> {
    const record = await seenRecord(db, type, id, reader)
    const { rows, labels } = await answerOf([record], await shapeOf(db, type), reader)
    const [first] = rows
    if (!first) throw appError('server.internal', 'A record was read and lost.')
    return { record: first, labels }
  }

  async function settingOf(
    type: RecordType,
    { filter, query }: Searched,
    reader: Reader,
  ): Promise<ListSetting> {
    const customers = new Map<BehaviourRule, string[]>()
    for (const rule of filter ? behaviourRules(filter) : []) customers.set(rule, await customersWho(rule))
    const found = await foundInList(db, query ?? '', type, reader)
    return { now: clock(), customersWho: customers, found, reader }
  }

  const told = (type: RecordType, { results, changed }: Written): RecordWriteResult[] => {
    if (changed.length > 0)
      onChanged(
        type,
        changed.map(({ id }) => id),
      )
    return results
  }

  const write = async (wish: Omit<WriteWish, 'now'>) =>
    told(wish.type, await writeRecords(db, { ...wish, now: clock() }))

  /** One write that must succeed; a conflict carries the record as it is now, so that people can decide. */
  async function writeOne(type: RecordType, one: RecordWrite, actor: Writer): Promise<RecordAnswer> {
    const [result] = await write({ type, writes: [one], actor })
    if (result?.status === 'done' || result?.status === 'unchanged') return oneOf(type, result.id, actor)
    if (!result) throw appError('server.internal', 'A write had no result.')
    const current = result.version !== undefined && 'id' in one ? await oneOf(type, one.id, actor) : undefined
    throw appError(isCode(result.code) ? result.code : 'record.invalid', result.message, {
      ...(result.field ? { where: `body.values.${result.field}` } : {}),
      ...(current ? { version: current.record.version, current } : {}),
    })
  }

  const nameOf = (actor: Actor) => `${actor.kind}:${actor.id}`

  return {
    async types(): Promise<RecordTypeInfo[]> {
      const infos: RecordTypeInfo[] = []
      for (const type of recordTypeNames) {
        const { label, plural } = recordTypes[type]
        infos.push({ type, label, plural, fields: [...(await shapeOf(db, type)).fields] })
      }
      return infos
    },
    get: oneOf,
    /** Without a reader: what everybody may see. */
    async list(type: RecordType, wish: ListWish & Searched, reader?: Reader): Promise<RecordPage> {
      const shape = await shapeOf(db, type)
      const setting = await settingOf(type, wish, reader)
      const { records, next } = await readable(listRecords(db, shape, wish, setting))
      const total = await readable(countRecords(db, shape, wish, setting))
      return { ...(await answerOf(records, shape, reader)), total, next }
    },
    /** Where a record stands in a list, and who stands beside it. */
    async place(
      type: RecordType,
      id: string,
      wish: PlaceWish & Searched,
      reader: Reader,
    ): Promise<PlaceInList> {
      await seenRecord(db, type, id, reader)
      const setting = await settingOf(type, wish, reader)
      return await readable(placeInList(db, await shapeOf(db, type), id, wish, setting))
    },
    /** All that a list shows, as a file. Pages are read without counting. */
    async export(
      type: RecordType,
      format: ExportFormat,
      wish: Omit<ListWish, 'limit' | 'cursor'> &
        Searched & { columns: readonly string[]; signal: AbortSignal },
      reader: Reader,
    ): Promise<Readable> {
      const shape = await shapeOf(db, type)
      const setting = await settingOf(type, wish, reader)
      const people = Object.fromEntries(ownerWords(shape.owners))
      return exportRecords(format, {
        fields: shape.fields,
        columns: wish.columns,
        signal: wish.signal,
        async pageOf(cursor) {
          const page = await readable(
            listRecords(db, shape, { ...wish, cursor, limit: rowsOfExport }, setting),
          )
          const { rows, labels } = await answerOf(page.records, shape, reader)
          return { rows, labels: { ...labels, ...people }, next: page.next }
        },
      })
    },
    async board(type: RecordType, wish: BoardWish & Searched, reader?: Reader): Promise<Board> {
      const shape = await shapeOf(db, type)
      const columns = await readable(boardOf(db, shape, wish, await settingOf(type, wish, reader)))
      const answer = await answerOf(
        columns.flatMap(({ records }) => records),
        shape,
        reader,
      )
      const byId = new Map(answer.rows.map((row) => [row.id, row]))
      return {
        columns: columns.map(({ records, ...column }) => ({
          ...column,
          rows: records.flatMap(({ id }) => byId.get(id) ?? []),
        })),
        labels: answer.labels,
      }
    },
    create: (type: RecordType, values: FieldValues, actor: Writer) =>
      writeOne(type, { do: 'create', values }, actor),
    change: (type: RecordType, id: string, version: number, values: FieldValues, actor: Writer) =>
      writeOne(type, { do: 'update', id, version, values }, actor),
    remove: (type: RecordType, id: string, version: number | undefined, actor: Writer) =>
      writeOne(type, { do: 'delete', id, ...(version === undefined ? {} : { version }) }, actor),
    restore: (type: RecordType, id: string, actor: Writer) => writeOne(type, { do: 'restore', id }, actor),
    async batch(type: RecordType, writes: readonly RecordWrite[], actor: Writer): Promise<BatchAnswer> {
      const batch = newRecordId(clock())
      const results = await write({ type, writes, actor, batch })
      return { results, undo: results.some(({ status }) => status === 'done') ? batch : null }
    },
    /** As `batch`, for as many as there are: two batches at a time, under one name for the undo. */
    async many(
      type: RecordType,
      batches: Iterable<readonly RecordWrite[]> | AsyncIterable<readonly RecordWrite[]>,
      actor: Writer,
      onWritten: (results: RecordWriteResult[]) => void = () => {},
    ): Promise<{ undo: string }> {
      const batch = newRecordId(clock())
      const wish = () => ({ type, actor, batch, now: clock() })
      await writeMany(db, wish, batches, (written) => onWritten(told(type, written)))
      return { undo: batch }
    },
    /** Of everything that matches a list. */
    async idsMatching(
      type: RecordType,
      { filter, q }: { filter?: SegmentRule | null | undefined; q?: string | null | undefined },
      reader: Reader,
    ): Promise<string[]> {
      const wish = { filter: filter ?? undefined, query: q ?? undefined }
      const setting = await settingOf(type, wish, reader)
      return readable(matchingIds(db, await shapeOf(db, type), wish, setting))
    },
    /** What a company's own records tell besides its people; its reader was let in before. */
    toldAside: (wish: AsideWish): AsyncGenerator<Aside[]> => toldAside(db, wish),
    async undo(batch: string, actor: Writer): Promise<BatchAnswer> {
      const as = newRecordId(clock())
      const written = await undoBatch(db, { batch, as, actor, now: clock() })
      const results = written.flatMap((one) => told(one.changed[0]?.type ?? 'customer', one))
      return { results: results.map((result, index) => ({ ...result, index })), undo: null }
    },
    async history(
      type: RecordType,
      id: string,
      { limit, cursor }: { limit: number; cursor?: string },
      reader?: Reader,
    ) {
      const since =
        type === 'note' ? await shownSince(db, await seenRecord(db, type, id, reader), reader) : undefined
      const before = cursor === undefined ? undefined : Number(cursor)
      if (before !== undefined && !Number.isSafeInteger(before))
        throw appError('request.invalid', 'This cursor belongs to another list.', {
          where: 'querystring.cursor',
        })
      const rows = await historyOf(db, type, id, {
        limit: limit + 1,
        since,
        ...(before === undefined ? {} : { before }),
      })
      const page = rows.slice(0, limit)
      return { rows: page, next: rows.length > limit ? String(page.at(-1)?.id) : null }
    },
    search: (query: string, types: readonly RecordType[], limit: number, reader?: Reader) =>
      searchRecords(db, query, { types: types.length > 0 ? types : recordTypeNames, reader }, limit),

    customFields: (type: RecordType) => customFieldsOf(db, type),
    addCustomField: (type: RecordType, design: Parameters<typeof addCustomField>[2]) =>
      addCustomField(db, type, design),
    changeCustomField: (type: RecordType, name: string, design: Parameters<typeof changeCustomField>[3]) =>
      changeCustomField(db, type, name, design),
    removeCustomField: (type: RecordType, name: string) => removeCustomField(db, type, name, clock()),

    pipelines: () => listPipelines(db),
    makePipeline: (design: Parameters<typeof makePipeline>[2]) =>
      makePipeline(db, newRecordId(clock()), design),
    changePipeline: (id: string, version: number, design: Parameters<typeof changePipeline>[3]) =>
      changePipeline(db, id, version, design),
    removePipeline: (id: string) => removePipeline(db, id, clock()),

    views: (actor: Actor, type?: RecordType) => savedViews(db, nameOf(actor), type),
    makeView: (design: Parameters<typeof makeView>[3], actor: Actor) =>
      makeView(db, newRecordId(clock()), nameOf(actor), design),
    changeView: (id: string, version: number, design: Parameters<typeof makeView>[3], actor: Actor) =>
      changeView(db, nameOf(actor), id, version, design),
    removeView: (id: string, actor: Actor) => removeView(db, nameOf(actor), id),

    /** After customers were merged or parted: their records follow. */
    async followMerges(): Promise<void> {
      const ids = await followMerges(db)
      if (ids.length > 0) onChanged('customer', ids)
    },

    consents: (customer: string) => consentsOf(db, customer),
    addConsent: (customer: string, consent: Parameters<typeof addConsent>[2], actor: Writer) =>
      addConsent(db, customer, consent, actor, clock()),
  }
}
