/** The board as it will be when a card has moved: shown at once, before the server has answered. */
import type { z } from 'zod'
import type { Board, CrmRecord } from '../../../model/crm/crm-record.ts'
import type { Money } from '../../../model/crm/field-value.ts'
import { isMoney } from '../../records/value-kinds.ts'

type Columns = z.infer<typeof Board>

const amountOf = ({ values }: CrmRecord): Money | undefined =>
  isMoney(values.amount) ? values.amount : isMoney(values.total) ? values.total : undefined

function withAmount(sums: readonly Money[], amount: Money | undefined, sign: 1 | -1): Money[] {
  if (!amount) return [...sums]
  const others = sums.filter(({ currency }) => currency !== amount.currency)
  const before = sums.find(({ currency }) => currency === amount.currency)?.minor ?? 0
  const minor = before + sign * amount.minor
  return [...others, ...(minor === 0 ? [] : [{ minor, currency: amount.currency }])].sort(
    (a, b) => b.minor - a.minor,
  )
}

export function movedCard(board: Columns, id: string, group: string, value: string): Columns {
  const record = board.columns.flatMap(({ rows }) => rows).find((row) => row.id === id)
  if (!record) return board
  const amount = amountOf(record)
  const moved = { ...record, values: { ...record.values, [group]: value } }
  const columns = board.columns.map((column) => {
    const isHere = column.rows.some((row) => row.id === id)
    if (isHere === (column.value === value)) return column
    return {
      ...column,
      count: column.count + (isHere ? -1 : 1),
      sums: withAmount(column.sums, amount, isHere ? -1 : 1),
      rows: isHere ? column.rows.filter((row) => row.id !== id) : [moved, ...column.rows],
    }
  })
  return { ...board, columns }
}
