/** What a column about opt-ins and opt-outs can be: of a channel, for purposes, and which of the two a yes means. */
import { Channel } from '../../../model/channel.ts'
import type { NewConsent } from '../../../model/crm/consent.ts'
import type { Field, FieldOption } from '../../../model/crm/field.ts'

export type ConsentTarget = {
  channel: NewConsent['channel']
  purposes: readonly string[]
  /** A yes means that she does not want it; a no says nothing. */
  isOut: boolean
}

export const consentPart = 'consent'
export const consentTimePart = 'consent-time'
const consentTimeTarget = 'consent:at'

/** What somebody who wants none of it at all is not sent any more. */
const allPurposes = ['marketing', 'survey']

/** "consent:email:marketing": agreed; "consent:email:marketing:out": opted out; "consent:email:all:out": of everything. */
export function consentOf(target: string): ConsentTarget | undefined {
  const [first, channel, purpose, out, ...rest] = target.split(':')
  const known = Channel.safeParse(channel)
  if (first !== 'consent' || !known.success || !purpose || rest.length > 0) return undefined
  if (out !== undefined && out !== 'out') return undefined
  return {
    channel: known.data,
    purposes: purpose === 'all' ? allPurposes : [purpose],
    isOut: out === 'out',
  }
}

/** Empty: the word says nothing of what she wants. */
const options: FieldOption[] = [
  { value: 'granted', label: 'Agreed' },
  { value: 'denied', label: 'Does not agree' },
  { value: 'withdrawn', label: 'Opted out' },
  { value: '', label: 'Says nothing' },
]

/** Not a field of a record, but read as a choice: a word that nobody understands stops the row, and nothing is lost. */
const fieldFor = (label: string, isOut: boolean): Field => ({
  ...{ name: isOut ? 'opt-out' : 'consent', label, kind: 'choice', required: true, options },
})

const labels: readonly (readonly [target: string, label: string])[] = [
  ['consent:email:marketing', 'Marketing by e-mail: agreed'],
  ['consent:email:marketing:out', 'Marketing by e-mail: opted out'],
  ['consent:email:all:out', 'All e-mail: opted out'],
  ['consent:phone:marketing', 'Marketing by phone or text message: agreed'],
  ['consent:phone:marketing:out', 'Marketing by phone or text message: opted out'],
  ['consent:post:marketing', 'Marketing by post: agreed'],
  ['consent:post:marketing:out', 'Marketing by post: opted out'],
]

export const consentTargets = [
  ...labels.map(([target, label]) => ({
    ...{ target, label, part: consentPart },
    field: fieldFor(label, consentOf(target)?.isOut === true),
  })),
  {
    target: consentTimeTarget,
    label: 'Time of the agreement or opt-out',
    field: { name: 'consent', label: 'Time of the agreement or opt-out', kind: 'datetime' } satisfies Field,
    part: consentTimePart,
  },
]

/** Of an order: what its buyer agreed to when she ordered. */
export const buyerTargets = consentTargets
  .filter(({ target }) => target === 'consent:email:marketing')
  .map((one) => ({ ...one, label: `Buyer: ${one.label}` }))
