/** Which fields a list shows as columns, and how wide. */
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'

const usual: Partial<Record<RecordType, readonly string[]>> = {
  customer: ['email', 'company', 'phone', 'city', 'owner', 'updatedAt'],
  company: ['industry', 'employees', 'revenue', 'city', 'owner', 'updatedAt'],
  deal: ['stage', 'amount', 'customer', 'company', 'closeDate', 'probability', 'owner'],
  ticket: ['status', 'priority', 'customer', 'channel', 'owner', 'openedAt'],
  order: ['status', 'total', 'customer', 'placedAt', 'channel'],
  product: ['code', 'category', 'price', 'active', 'about'],
  task: ['done', 'due', 'priority', 'assignee', 'customer', 'deal'],
  activity: ['kind', 'at', 'customer', 'deal', 'minutes'],
  note: ['at', 'customer', 'company', 'score'],
}
/** The field by whose choices a board has its columns. */
export const boardFields: Partial<Record<RecordType, string>> = {
  deal: 'stage',
  ticket: 'status',
  order: 'status',
}

/** The field by which a calendar has its days. */
export const calendarFields: Partial<Record<RecordType, string>> = {
  task: 'due',
  activity: 'at',
}

const most = 6

/** Known of every record besides its fields. */
const timeFields: readonly Field[] = [
  { name: 'createdAt', label: 'Made', kind: 'datetime', sortable: true, derived: true },
  { name: 'updatedAt', label: 'Changed', kind: 'datetime', sortable: true, derived: true },
]

const naming = new Set(['name', 'subject', 'title', 'text'])
/** The field that gives the record its name stands in the first column by itself. */
export const namingField = ({ fields }: RecordTypeInfo): Field | undefined =>
  fields.find(({ name }) => naming.has(name))

export const columnFields = (info: RecordTypeInfo): Field[] => [
  ...info.fields.filter((field) => field !== namingField(info)),
  ...timeFields,
]

export function shownFields(info: RecordTypeInfo, columns: string | undefined): Field[] {
  const all = new Map(columnFields(info).map((field) => [field.name, field]))
  const wanted = columns?.split(',') ?? usual[info.type]
  if (!wanted) return [...all.values()].slice(0, most)
  return wanted.flatMap((name) => all.get(name) ?? [])
}

/** Addresses are long, and of no use when they end in dots; what is short gives them the room. */
const widths: Record<string, number> = { email: 240, phone: 145, city: 130 }

export function widthOf({ kind, name }: Field): number {
  const own = widths[name]
  if (own !== undefined) return own
  switch (kind) {
    case 'yes-no':
      return 90
    case 'number':
      return 110
    case 'money':
    case 'date':
      return 130
    case 'datetime':
    case 'choice':
    case 'user':
      return 150
    case 'long-text':
      return 240
    default:
      return 180
  }
}

export const isNumeric = ({ kind }: Field): boolean => kind === 'number' || kind === 'money'
