/** What kinds of value an own field can hold, as people say it. */
import type { CustomFieldDesign } from '../../../../model/crm/custom-field.ts'

export type OwnKind = CustomFieldDesign['kind']

export const kindWords: Record<OwnKind, string> = {
  text: 'Text',
  'long-text': 'Long text',
  number: 'Number',
  money: 'Amount of money',
  date: 'Date',
  datetime: 'Date and time',
  choice: 'One of several',
  'many-choices': 'Several of several',
  'yes-no': 'Yes or no',
  link: 'Web address',
  relation: 'Another record',
}

export const hasOptions = (kind: OwnKind): boolean => kind === 'choice' || kind === 'many-choices'
