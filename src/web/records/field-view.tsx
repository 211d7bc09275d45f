/** Draws the value of a field on a page; in a table, `pages/records/grid-value.tsx` does, with fewer elements. */
import { IconCheck, IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Field } from '../../model/crm/field.ts'
import type { FieldValue } from '../../model/crm/field-value.ts'
import { Folded } from '../parts/folded.tsx'
import { initials, oneAmount } from '../parts/format.ts'
import { choiceTone } from './choice-tone.ts'
import { fieldText } from './field-text.ts'
import { recordPath } from './record-path.ts'
import { TagChips } from './tag-chips.tsx'
import { isEmpty, isMoney, isTextList, isWebAddress, withoutScheme } from './value-kinds.ts'

type Props = {
  field: Field
  value: FieldValue | undefined
  labels: Readonly<Record<string, string>>
}

export function FieldView({ field, value, labels }: Props) {
  if (value === undefined || isEmpty(value)) return null
  const text = fieldText(field, value, labels)
  if (field.kind === 'choice' && typeof value === 'string')
    return <span className={`chip ${choiceTone(value)}`}>{text}</span>
  if (field.kind === 'yes-no')
    return value === true ? (
      <IconCheck size={14} stroke={2.2} className="good" aria-label="Yes" />
    ) : (
      <span className="faint">No</span>
    )
  if (isMoney(value)) return <span className="num">{oneAmount(value.minor, value.currency)}</span>
  if (field.kind === 'relation' && field.to && typeof value === 'string')
    return (
      <Link to={recordPath(field.to, value)} className="link clip" title={text} dir="auto">
        {text}
      </Link>
    )
  if (field.kind === 'link' && isWebAddress(value))
    return (
      <a href={value} className="link clip" title={value} target="_blank" rel="noreferrer noopener">
        {withoutScheme(value)}
        <IconExternalLink size={11} aria-label="opens in a new tab" />
      </a>
    )
  if (isTextList(value)) return <TagChips texts={value.map((each) => fieldText(field, [each], labels))} />
  if (field.kind === 'long-text' && typeof value === 'string')
    return (
      <span className="grow">
        <Folded>{value}</Folded>
      </span>
    )
  if (field.kind === 'user')
    return (
      <span className="row" style={{ gap: 6, minWidth: 0 }}>
        <span className="initials" aria-hidden="true">
          {initials(text)}
        </span>
        <span className="clip" title={text}>
          {text}
        </span>
      </span>
    )
  return (
    <span className="num" dir="auto">
      {text}
    </span>
  )
}
