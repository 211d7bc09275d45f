/** Lines of an order or a deal: which product, how many, at which price, with which discount, and what it comes to. */
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import type { CrmRecord } from '../../model/crm/crm-record.ts'
import type { Line } from '../../model/crm/field-value.ts'
import { linesTotal, lineTotal } from '../../model/crm/lines-total.ts'
import { useFewRecords } from '../api/use-records.ts'
import { exactMoney } from '../parts/format.ts'
import styles from './lines.module.css'
import { MoneyInput } from './money-input.tsx'
import { isMoney } from './value-kinds.ts'

type Props = { value: readonly Line[]; onChange: (lines: Line[]) => void }

const mostProducts = 200

export function LinesInput({ value, onChange }: Props) {
  const list = useId()
  const onSale = { kind: 'field', field: 'active', op: 'is-not', value: false } as const
  const products = useFewRecords('product', { filter: onSale, sort: 'name' }, mostProducts).data?.rows ?? []
  const edit = (index: number, change: Partial<Line>) =>
    onChange(value.map((line, place) => (place === index ? { ...line, ...change } : line)))
  const sum = linesTotal(value)
  return (
    <div className={styles.lines}>
      <datalist id={list}>
        {products.map(({ id, label }) => (
          <option key={id} value={label} />
        ))}
      </datalist>
      {value.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <div key={index} className={styles.line}>
          <input
            className="field"
            list={list}
            aria-label={`Product of line ${index + 1}`}
            placeholder="Product"
            value={line.name}
            onChange={(event) => edit(index, named(event.target.value, line, products))}
          />
          <input
            className="field num"
            type="number"
            min={0}
            step="any"
            aria-label={`Quantity of line ${index + 1}`}
            value={line.quantity}
            onChange={(event) => edit(index, { quantity: Math.max(0, Number(event.target.value)) })}
          />
          <MoneyInput
            // A price that came with a product is shown at once.
            key={line.product ?? ''}
            label={`Price of line ${index + 1}`}
            value={line.price}
            onChange={(price) =>
              price && Number.isNaN(price.minor)
                ? undefined
                : edit(index, { price: price ?? { minor: 0, currency: line.price.currency } })
            }
          />
          <span className={styles.discount}>
            <input
              className="field num"
              type="number"
              min={0}
              max={100}
              step="any"
              aria-label={`Discount of line ${index + 1} in per cent`}
              placeholder="0"
              value={line.discount ?? ''}
              onChange={(event) => edit(index, { discount: discountIn(event.target.value) })}
            />
            <span className="xs faint" aria-hidden>
              % off
            </span>
          </span>
          <span className={`sm num ${styles.total}`}>{exactMoney(lineTotal(line), line.price.currency)}</span>
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
      <div className="row">
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
        <span className="grow" />
        {sum && (
          <span className="sm">
            <span className="faint">Sum</span> <b className="num">{exactMoney(sum.minor, sum.currency)}</b>
          </span>
        )}
      </div>
    </div>
  )
}

const discountIn = (text: string): number | null =>
  text === '' ? null : Math.min(100, Math.max(0, Number(text)))

/** A product that is chosen brings its price; words of one's own are no product. */
function named(name: string, line: Line, products: readonly CrmRecord[]): Partial<Line> {
  const product = products.find(({ label }) => label === name)
  if (!product) return { name, product: null }
  const { price } = product.values
  return { name, product: product.id, price: isMoney(price) ? price : line.price }
}
