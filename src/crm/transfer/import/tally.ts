/** Adds up what becomes of the rows of a file, with samples of each kind and of each reason. */
import type { Labels } from '../../../model/crm/crm-record.ts'
import type { FieldValue } from '../../../model/crm/field-value.ts'
import type {
  ImportSample,
  OpenChoice,
  RecordImportCounts,
  RecordImportPreview,
} from '../../../model/crm/record-import.ts'
import type { RecordShape } from '../../record-shape.ts'
import { labelOf, type StoredRecord } from '../../stored-record.ts'
import { valueText } from '../value-text.ts'
import type { RefusedRowOf } from './import-rows.ts'
import { isChange, isTurnedDown, type Outcome, type RowChange } from './plan-rows.ts'
import type { ReadColumn } from './row-reader.ts'

const mostSamples = 10
const samplesOfReason = 5
const longestText = 200
const mostChoices = 500

export const noCounts = (): RecordImportCounts => ({
  rows: 0,
  create: 0,
  update: 0,
  skip: 0,
  merged: 0,
  conflict: 0,
  refused: 0,
  consents: 0,
})

type Sampled = { row: number; record: StoredRecord; outcome?: RowChange }

export function startTally() {
  const counts = noCounts()
  const sampled: Record<'create' | 'update' | 'skip', Sampled[]> = { create: [], update: [], skip: [] }
  const reasons = new Map<string, RecordImportPreview['refusals'][number]>()
  const choices = new Map<string, OpenChoice>()
  let broughtBack = 0
  let keyless = 0

  function addReason({ row, problem: { code, message, column, value } }: RefusedRowOf): void {
    const reason = reasons.get(`${code} ${column}`) ?? { code, message, rows: 0, samples: [] }
    reason.rows++
    if (reason.samples.length < samplesOfReason) reason.samples.push({ row, column, value, code, message })
    reasons.set(`${code} ${column}`, reason)
  }

  function keep(kind: 'create' | 'update' | 'skip', one: Sampled): void {
    if (sampled[kind].length < mostSamples) sampled[kind].push(one)
  }

  return {
    counts,
    add(outcomes: readonly Outcome[]): RefusedRowOf[] {
      const refused: RefusedRowOf[] = []
      for (const outcome of outcomes) {
        counts[outcome.kind]++
        counts.rows++
        if (isTurnedDown(outcome)) {
          refused.push(outcome)
          addReason(outcome)
        } else if (isChange(outcome)) {
          if (outcome.writes[0]?.do === 'restore') broughtBack++
          if (outcome.keyless) keyless++
          keep(outcome.kind, { row: outcome.row, record: outcome.after, outcome })
        } else if (outcome.record) keep('skip', { row: outcome.row, record: outcome.record })
      }
      return refused
    },
    addMerged(rows: number): void {
      counts.merged += rows
      counts.rows += rows
    },
    onChoice(column: ReadColumn, word: string, option: string | null): void {
      const key = `${column.settings.column}\n${word}`
      const known = choices.get(key)
      if (known) known.rows++
      else if (choices.size < mostChoices)
        choices.set(key, {
          column: column.settings.column,
          field: column.target?.field.label ?? '',
          value: word,
          rows: 1,
          option,
        })
    },
    /** Values of which samples speak, so that names can be looked up for their ids. */
    sampledRecords: (): StoredRecord[] =>
      [...sampled.create, ...sampled.update].flatMap(({ record, outcome }) => [
        record,
        ...(outcome?.before ? [outcome.before] : []),
      ]),
    shown(shape: RecordShape, labels: Labels) {
      const text = (name: string, value: FieldValue) => {
        const field = shape.field(name)
        return field ? valueText(field, value, labels).slice(0, longestText) : ''
      }
      const samples = (kind: 'create' | 'update' | 'skip'): ImportSample[] =>
        sampled[kind].map(({ row, record, outcome }) => ({
          row,
          id: kind === 'create' ? null : record.id,
          label: labelOf({ ...record, id: '' }),
          changes: (outcome?.changes ?? []).map(({ field, from, to }) => ({
            field: shape.field(field)?.label ?? field,
            from: text(field, from),
            to: text(field, to),
          })),
        }))
      return {
        creates: samples('create'),
        updates: samples('update'),
        skips: samples('skip'),
        refusals: [...reasons.values()].sort((a, b) => b.rows - a.rows),
        choices: [...choices.values()].sort(
          (a, b) => Number(a.option !== null) - Number(b.option !== null) || b.rows - a.rows,
        ),
        broughtBack,
        keyless,
      }
    },
  }
}

export type Tally = ReturnType<typeof startTally>
