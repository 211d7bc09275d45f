/** The columns of an export: what stands over each, and what a record has there. Read back by imports. */
import { amountText } from '../../../model/amount.ts'
import type { CrmRecord, Labels } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import { idLabel } from '../import/targets.ts'
import { isMoney, valueText } from '../value-text.ts'

/** `number`: never quoted, and a number in a spreadsheet. */
export type Cell = { kind: 'text'; text: string } | { kind: 'number'; text: string }
export type ExportColumn = { header: string; cell(record: CrmRecord, labels: Labels): Cell }

const text = (value: string): Cell => ({ kind: 'text', text: value })
const number = (value: string): Cell => (value === '' ? text('') : { kind: 'number', text: value })

const moneyColumns = (field: Field): ExportColumn[] => [
  {
    header: field.label,
    cell({ values }) {
      const value = values[field.name]
      return number(isMoney(value) ? amountText(value.minor, value.currency) : '')
    },
  },
  {
    header: `${field.label} currency`,
    cell({ values }) {
      const value = values[field.name]
      return text(isMoney(value) ? value.currency : '')
    },
  },
]

function columnsOf(field: Field): ExportColumn[] {
  if (field.kind === 'money') return moneyColumns(field)
  const as = field.kind === 'number' ? number : text
  return [
    {
      header: field.label,
      cell: ({ values }, labels) => as(valueText(field, values[field.name], labels)),
    },
  ]
}

const idColumn: ExportColumn = { header: idLabel, cell: ({ id }) => text(id) }

/** Known of every record besides its fields; lists show them too. */
const timeColumns: Readonly<Record<string, ExportColumn>> = {
  createdAt: { header: 'Made', cell: ({ createdAt }) => text(createdAt) },
  updatedAt: { header: 'Changed', cell: ({ updatedAt }) => text(updatedAt) },
}

/** `wanted`: names of fields in the order in which a list shows them; none: all. */
export function exportColumns(fields: readonly Field[], wanted: readonly string[]): ExportColumn[] {
  const byName = new Map(fields.map((field) => [field.name, field]))
  const shown = wanted.flatMap((name) => {
    const field = byName.get(name)
    return field ? columnsOf(field) : (timeColumns[name] ?? [])
  })
  return [idColumn, ...(shown.length > 0 ? shown : fields.flatMap(columnsOf))]
}
