/** Lines of an order or a deal: what, how many, at which price. */
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Line } from '../../model/crm/field-value.ts'
import { MoneyInput } from './money-input.tsx'
import styles from './records.module.css'

type Props = { value: readonly Line[]; onChange: (lines: Line[]) => void }

export function LinesInput({ value, onChange }: Props) {
  const edit = (index: number, change: Partial<Line>) =>
    onChange(value.map((line, place) => (place === index ? { ...line, ...change } : line)))
  return (
    <div className={styles.lines}>
      {value.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <div key={index} className={styles.line}>
          <input
            className="field grow"
            aria-label={`Name of line ${index + 1}`}
            placeholder="What"
            value={line.name}
            onChange={(event) => edit(index, { name: event.target.value })}
          />
          <input
            className="field num"
            type="number"
            min={0}
            style={{ width: 64 }}
            aria-label={`Quantity of line ${index + 1}`}
            value={line.quantity}
            onChange={(event) => edit(index, { quantity: Number(event.target.value) })}
          />
          <MoneyInput
            label={`Price of line ${index + 1}`}
            value={line.price}
            onChange={(price) => edit(index, { price: price ?? { minor: 0, currency: line.price.currency } })}
          />
          <button
            type="button"
            className="button quiet icon"
            aria-label={`Remove line ${index + 1}`}
            onClick={() => onChange(value.filter((_, place) => place !== index))}
          >
            <IconTrash size={14} aria-hidden />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button quiet"
        onClick={() =>
          onChange([
            ...value,
            { name: '', quantity: 1, price: { minor: 0, currency: value[0]?.price.currency ?? 'EUR' } },
          ])
        }
      >
        <IconPlus size={14} aria-hidden />
        Line
      </button>
    </div>
  )
}
