/** What a new record is called where the file has no column for its name. */
import type { FieldValue, FieldValues } from '../../../model/crm/field-value.ts'
import type { ImportedType } from '../../../model/crm/record-import.ts'
import type { RowRead } from './row-read.ts'

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : '')

function dealName({ values, relations, lines }: RowRead): string {
  const things = lines.flatMap(({ lines }) => lines.map(({ name }) => name)).join(', ')
  const whom = ['company', 'customer'].flatMap(
    (field) => relations.find((relation) => relation.field === field)?.cells.at(-1)?.names ?? [],
  )[0]
  return [things, whom].filter(Boolean).join(' for ') || text(values.externalId)
}

/** From which columns a name is made, for those who wonder. */
export const nameSources: Partial<Record<ImportedType, { field: string; from: string }>> = {
  deal: { field: 'name', from: 'the product and the company' },
  ticket: { field: 'subject', from: 'the number of the ticket' },
  company: { field: 'name', from: 'the domain' },
  product: { field: 'name', from: 'the code' },
}

export function usualName(type: ImportedType, read: RowRead): FieldValues {
  const source = nameSources[type]
  if (!source || text(read.values[source.field]) !== '') return {}
  const { domain, code, externalId } = read.values
  const id = text(externalId)
  const names: Partial<Record<ImportedType, string>> = {
    deal: dealName(read),
    ticket: id && `Ticket ${id}`,
    company: text(domain),
    product: text(code) || id,
  }
  const name = names[type]?.slice(0, 500)
  return name ? { [source.field]: name } : {}
}
