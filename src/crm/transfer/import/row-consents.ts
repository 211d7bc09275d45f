/** What a row says of agreements and opt-outs. Pure. */
import { readMoment } from '../../../files/read-moment.ts'
import { isTimeOf } from '../../../files/time-forms.ts'
import type { NewConsent } from '../../../model/crm/consent.ts'
import { type CellTrouble, choiceOf, isBlank } from './cell-value.ts'
import { consentOf, consentPart, consentTimePart } from './consent-targets.ts'
import type { ReadColumn, RowReader } from './row-reader.ts'

/** Without `at` the file does not say when. */
export type RowConsent = Pick<NewConsent, 'channel' | 'purpose' | 'state' | 'at'>

const isTrouble = (found: object): found is CellTrouble => 'message' in found

const troubleOf = (column: ReadColumn, cell: string, code: string, message: string): CellTrouble => ({
  column: column.settings.column,
  value: cell.slice(0, 200),
  code,
  message,
})

/** Nothing is agreed to in the future: it would outweigh whatever she says before. */
function momentIn({ settings, now }: RowReader, column: ReadColumn, cell: string): string | undefined {
  const at = readMoment(cell, column.settings.timeForm ?? 'iso', settings.timeZone)
  return at === undefined || Date.parse(at) > now.getTime() ? undefined : at
}

type Said = { state: NewConsent['state']; at?: string } | CellTrouble | undefined

function saidIn(reader: RowReader, column: ReadColumn, cell: string, isOut: boolean): Said {
  const { timeForm } = column.settings
  // Some programs write when she did it in place of a yes.
  if (timeForm && isTimeOf(timeForm, cell.trim())) {
    const at = momentIn(reader, column, cell)
    return { state: isOut ? 'withdrawn' : 'granted', ...(at === undefined ? {} : { at }) }
  }
  const state = choiceOf(reader, column, cell)
  if (state === '') return undefined
  if (state === 'granted' || state === 'denied' || state === 'withdrawn') return { state }
  const label = column.target?.label ?? column.settings.column
  return troubleOf(
    column,
    cell,
    'consent-unknown',
    `"${label}" has no such answer. Say below what the word stands for, so that no opt-out is lost.`,
  )
}

/** Whoever opted out by one column did, whatever another says. */
const weight = { withdrawn: 2, denied: 1, granted: 0 } as const

export const outweighs = (one: RowConsent, other: RowConsent | undefined): boolean =>
  other === undefined || weight[one.state] > weight[other.state]

export function consentsIn(reader: RowReader, cells: readonly string[]): RowConsent[] | CellTrouble {
  const found = new Map<string, RowConsent>()
  let time: string | undefined
  for (const column of reader.columns) {
    const cell = cells[column.at] ?? ''
    if (isBlank(cell)) continue
    if (column.target?.part === consentTimePart) time ??= momentIn(reader, column, cell)
    const about = column.target?.part === consentPart ? consentOf(column.settings.target) : undefined
    if (!about) continue
    const said = saidIn(reader, column, cell, about.isOut)
    if (said === undefined) continue
    if (isTrouble(said)) return said
    for (const purpose of about.purposes) {
      const consent = { channel: about.channel, purpose, ...said }
      const key = `${about.channel} ${purpose}`
      if (outweighs(consent, found.get(key))) found.set(key, consent)
    }
  }
  return [...found.values()].map((one) => (one.at || !time ? one : { ...one, at: time }))
}
