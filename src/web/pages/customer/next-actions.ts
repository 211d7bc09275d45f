/** What presses about a customer, most pressing first, each with its reason; decision 0048 lists the rules. Pure. */
import type { CrmRecord } from '../../../model/crm/crm-record.ts'
import type { MapMeasure } from '../../../model/measure.ts'
import { count, day, duration } from '../../parts/format.ts'

export type NextAction = {
  key: string
  kind: 'answer' | 'deal' | 'stalled' | 'pain'
  title: string
  why: string
  /** What it leads to. */
  record?: { type: 'ticket' | 'deal'; id: string }
  map?: string
}

type Known = {
  /** open ones */
  tickets: readonly CrmRecord[]
  deals: readonly CrmRecord[]
  /** of the map that is looked at, with the step she is on */
  measure: MapMeasure | undefined
  lastStep: { step: string; at: string } | undefined
  now: Date
}

const hour = 3_600_000
/** How long a ticket may wait for the first answer, by priority. */
const answerWithinHours: Record<string, number> = { urgent: 4, high: 24, normal: 72, low: 120 }

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

function lateAnswers({ tickets, now }: Known): NextAction[] {
  return tickets.flatMap(({ id, label, values }): NextAction[] => {
    const opened = Date.parse(textIn(values.openedAt))
    const limit = answerWithinHours[textIn(values.priority)] ?? 72
    const waited = now.getTime() - opened
    if (values.firstResponseAt || values.status === 'waiting' || !(waited > limit * hour)) return []
    return [
      {
        key: `ticket ${id}`,
        kind: 'answer',
        title: `Answer “${label}”`,
        why: `Nobody has answered for ${duration(waited / 1000)}; with ${textIn(values.priority) || 'normal'} priority an answer is due within ${duration((limit * hour) / 1000)}.`,
        record: { type: 'ticket', id },
      },
    ]
  })
}

function lateDeals({ deals, now }: Known): NextAction[] {
  const today = now.toISOString().slice(0, 10)
  return deals.flatMap(({ id, label, values }): NextAction[] => {
    const close = textIn(values.closeDate)
    if (close === '' || close >= today) return []
    return [
      {
        key: `deal ${id}`,
        kind: 'deal',
        title: `Ask how it stands with “${label}”`,
        why: `It was expected to close on ${day(close)}.`,
        record: { type: 'deal', id },
      },
    ]
  })
}

/** Longer at her step than nine of ten visits there take. */
function stalled({ measure, lastStep, now }: Known): NextAction[] {
  const step = measure?.steps.find(({ id }) => id === lastStep?.step)
  const p90 = step?.time.p90.value
  if (!measure || !step || !lastStep || typeof p90 !== 'number') return []
  const spent = (now.getTime() - Date.parse(lastStep.at)) / 1000
  if (spent <= p90) return []
  return [
    {
      key: `stalled ${step.id}`,
      kind: 'stalled',
      title: `Help on from “${nameOf(measure, step.id)}”`,
      why: `There for ${duration(spent)}; nine of ten visits end within ${duration(p90)} (n ${count(step.time.p90.n)}).`,
      map: measure.map.id,
    },
  ]
}

/** The pain point of the step she is on. */
function pains({ measure, lastStep }: Known): NextAction[] {
  return (measure?.moments ?? [])
    .filter(({ kind, step }) => kind === 'pain' && step === lastStep?.step)
    .map(
      (moment): NextAction => ({
        key: `pain ${moment.step}`,
        kind: 'pain',
        title: `Mind the pain point “${moment.title}”`,
        why: `${count(moment.reach.n)} felt ${Math.abs(moment.effect).toFixed(1)} worse here than on the whole map.`,
        ...(measure ? { map: measure.map.id } : {}),
      }),
    )
}

const nameOf = (measure: MapMeasure, id: string): string =>
  measure.map.design.stages.flatMap(({ steps }) => steps).find((step) => step.id === id)?.name ?? id

export const nextActions = (known: Known): NextAction[] => [
  ...lateAnswers(known),
  ...lateDeals(known),
  ...stalled(known),
  ...pains(known),
]
