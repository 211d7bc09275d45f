/** Draws a value in a cell, in a line of text: no boxes of its own, since thousands pass while somebody scrolls. */
import type { Field } from '../../../model/crm/field.ts'
import type { FieldValue } from '../../../model/crm/field-value.ts'
import { initials } from '../../parts/format.ts'
import { choiceTone } from '../../records/choice-tone.ts'
import { fieldText } from '../../records/field-text.ts'
import { recordPath } from '../../records/record-path.ts'
import { isTextList, isWebAddress, withoutScheme } from '../../records/value-kinds.ts'
import styles from './records.module.css'

type Labels = Readonly<Record<string, string>>
type Props = { field: Field; value: FieldValue | undefined; text: string; labels: Labels }

/** A cell is narrow: what does not fit is not drawn, and counted. */
const mostChips = 3

export function GridValue({ field, value, text, labels }: Props) {
  if (text === '') return null
  if (field.kind === 'choice' && typeof value === 'string')
    return <span className={`chip ${choiceTone(value)}`}>{text}</span>
  if (field.kind === 'yes-no')
    return value === true ? <span className="good">✓ Yes</span> : <span className="faint">No</span>
  if (field.kind === 'relation' && field.to && typeof value === 'string')
    return (
      // Followed by the grid, and reached by its arrows: Tab passes by.
      <a href={recordPath(field.to, value)} className="link" tabIndex={-1} dir="auto">
        {text}
      </a>
    )
  if (field.kind === 'link' && isWebAddress(value))
    return (
      <a
        href={value}
        className="link"
        target="_blank"
        rel="noreferrer noopener"
        tabIndex={-1}
        aria-label={`${withoutScheme(value)}, opens in a new tab`}
      >
        {withoutScheme(value)} <span aria-hidden="true">↗</span>
      </a>
    )
  if (isTextList(value)) return <Chips field={field} values={value} labels={labels} />
  if (field.kind === 'user')
    return (
      <>
        <span className={`initials ${styles.sign}`} aria-hidden="true">
          {initials(text)}
        </span>
        {text}
      </>
    )
  return text
}

function Chips({ field, values, labels }: { field: Field; values: readonly string[]; labels: Labels }) {
  const more = values.length - mostChips
  return (
    <>
      {values.slice(0, mostChips).map((each) => (
        <span key={each} className={`chip outline ${styles.chip}`}>
          {fieldText(field, [each], labels)}
        </span>
      ))}
      {more > 0 && <span className="faint num">+{more}</span>}
    </>
  )
}
