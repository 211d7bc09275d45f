/** Draws the value of a field. */
import { IconCheck, IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Field } from '../../model/crm/field.ts'
import type { FieldValue } from '../../model/crm/field-value.ts'
import { initials, money } from '../parts/format.ts'
import { fieldText } from './field-text.ts'
import { recordPath } from './record-path.ts'
import { isEmpty, isMoney, isTextList } from './value-kinds.ts'

type Props = {
  field: Field
  value: FieldValue | undefined
  labels: Readonly<Record<string, string>>
  /** In a grid, arrows lead around; Tab passes by. */
  inGrid?: boolean
}

const tones: Record<string, string> = {
  won: 'good',
  solved: 'good',
  delivered: 'good',
  lost: '',
  urgent: 'bad',
  high: 'warn',
  refunded: 'warn',
  cancelled: 'warn',
  open: 'accent',
  new: 'accent',
}

export function FieldView({ field, value, labels, inGrid }: Props) {
  if (value === undefined || isEmpty(value)) return null
  const text = fieldText(field, value, labels)
  if (field.kind === 'choice' && typeof value === 'string')
    return <span className={`chip ${tones[value] ?? ''}`}>{text}</span>
  if (field.kind === 'yes-no')
    return value === true ? (
      <IconCheck size={14} stroke={2.2} className="good" aria-label="Yes" />
    ) : (
      <span className="faint">No</span>
    )
  if (isMoney(value)) return <span className="num">{money(value.minor, value.currency)}</span>
  if (field.kind === 'relation' && field.to && typeof value === 'string')
    return (
      <Link to={recordPath(field.to, value)} className="link clip" tabIndex={inGrid ? -1 : undefined}>
        {text}
      </Link>
    )
  if (field.kind === 'link' && typeof value === 'string' && /^https?:\/\//i.test(value))
    return (
      <a
        href={value}
        className="link clip"
        target="_blank"
        rel="noreferrer noopener"
        tabIndex={inGrid ? -1 : undefined}
      >
        {value.replace(/^https?:\/\//i, '')}
        <IconExternalLink size={11} aria-label="opens in a new tab" />
      </a>
    )
  if (isTextList(value) && value.length > 0)
    return (
      <span className="row" style={{ gap: 4, flexWrap: inGrid ? 'nowrap' : 'wrap', overflow: 'hidden' }}>
        {value.map((each) => (
          <span key={each} className="chip outline">
            {fieldText(field, [each], labels)}
          </span>
        ))}
      </span>
    )
  if (field.kind === 'user')
    return (
      <span className="row" style={{ gap: 6, minWidth: 0 }}>
        <span className="initials" aria-hidden="true">
          {initials(text)}
        </span>
        <span className="clip">{text}</span>
      </span>
    )
  return <span className={inGrid ? 'clip' : 'num'}>{text}</span>
}
