/** An amount and its currency. */
import { useState } from 'react'
import type { Money } from '../../model/crm/field-value.ts'
import { amountOf, amountText } from './money-text.ts'
import styles from './records.module.css'

type Props = {
  id?: string | undefined
  label: string
  value: Money | null
  onChange: (value: Money | null) => void
  'aria-invalid'?: true | undefined
  'aria-describedby'?: string | undefined
  autoFocus?: boolean | undefined
  'data-autofocus'?: true | undefined
}
const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'SEK', 'NOK', 'DKK', 'PLN', 'CAD', 'AUD']
let lastCurrency = 'EUR'

export function MoneyInput({ id, label, value, onChange, autoFocus, ...aria }: Props) {
  const [text, setText] = useState(value ? amountText(value) : '')
  const [currency, setCurrency] = useState(value?.currency ?? lastCurrency)
  const set = (text: string, currency: string) => {
    setText(text)
    setCurrency(currency)
    lastCurrency = currency
    // What cannot be read is not "no amount": it is said, and nothing is saved.
    onChange(text.trim() === '' ? null : { minor: amountOf(text, currency) ?? Number.NaN, currency })
  }
  const unread = text.trim() !== '' && amountOf(text, currency) === undefined
  return (
    <span className={styles.money}>
      <input
        {...aria}
        id={id}
        className="field grow num"
        inputMode="decimal"
        aria-label={id ? undefined : label}
        aria-invalid={unread || aria['aria-invalid']}
        placeholder="0"
        value={text}
        // biome-ignore lint/a11y/noAutofocus: set only where somebody just asked to edit
        autoFocus={autoFocus}
        onChange={(event) => set(event.target.value, currency)}
      />
      <select
        className="field"
        aria-label={`Currency of ${label}`}
        value={currency}
        onChange={(event) => set(text, event.target.value)}
      >
        {(currencies.includes(currency) ? currencies : [currency, ...currencies]).map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </span>
  )
}
