/** Happenings in people's words. */
import { changeActions } from '../../../../model/crm/crm-record.ts'
import { recordTypeNames } from '../../../../model/crm/record-type.ts'
import { recordTypes } from '../../../../model/crm/types/index.ts'
import { type Happening, happeningOf } from '../../../../model/webhook.ts'

export const actionWords = ['made', 'changed', 'deleted', 'restored'] as const

/** One row for each type of record, one column for each of the words above. */
export const recordRows: readonly { name: string; happenings: readonly Happening[] }[] = recordTypeNames.map(
  (type) => ({
    name: recordTypes[type].plural,
    happenings: changeActions.map((action) => happeningOf(type, action)),
  }),
)

export const otherHappenings: readonly { name: string; happening: Happening }[] = [
  { name: 'An interaction is accepted', happening: 'interaction.accepted' },
  { name: 'Two customers become one', happening: 'customer.merged' },
  { name: 'A merge is taken back', happening: 'customer.separated' },
]

/** "3 kinds: deal.created, …" */
export const happeningsText = (happenings: readonly string[]): string =>
  happenings.length <= 3
    ? happenings.join(', ')
    : `${happenings.slice(0, 2).join(', ')} and ${happenings.length - 2} more`
