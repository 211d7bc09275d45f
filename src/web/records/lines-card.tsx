/** What a deal or an order consists of, with what it comes to; edited as a whole. */
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { CrmRecord } from '../../model/crm/crm-record.ts'
import type { Field } from '../../model/crm/field.ts'
import type { Line } from '../../model/crm/field-value.ts'
import { linesTotal } from '../../model/crm/lines-total.ts'
import { exactMoney } from '../parts/format.ts'
import { CardSection } from './card-section.tsx'
import { LinesInput } from './lines-input.tsx'
import { LinesView } from './lines-view.tsx'
import type { SaveRecord } from './use-save-record.tsx'
import { isLines } from './value-kinds.ts'

type Props = { record: CrmRecord; field: Field; save: SaveRecord }

export function LinesCard({ record, field, save }: Props) {
  const value = record.values[field.name]
  const lines = isLines(value) ? value : []
  const [draft, setDraft] = useState<Line[]>()
  // As it was when somebody began, as with every value that is edited.
  const [began, setBegan] = useState(record)
  const sum = linesTotal(lines)
  const keep = async () => {
    const named = (draft ?? []).filter(({ name }) => name.trim() !== '')
    if (await save(began, { [field.name]: named })) setDraft(undefined)
  }
  return (
    <CardSection
      title={field.label}
      about={sum && exactMoney(sum.minor, sum.currency)}
      action={
        !draft && (
          <button
            type="button"
            className="button quiet icon"
            aria-label={`Edit ${field.label.toLowerCase()}`}
            onClick={() => {
              setBegan(record)
              setDraft(lines)
            }}
          >
            <IconPencil size={15} aria-hidden />
          </button>
        )
      }
    >
      {draft ? (
        <>
          <LinesInput value={draft} onChange={setDraft} />
          <div className="row" style={{ justifyContent: 'flex-end', marginTop: 8 }}>
            <button type="button" className="button" onClick={() => setDraft(undefined)}>
              Cancel
            </button>
            <button type="button" className="button primary" onClick={() => void keep()}>
              Save
            </button>
          </div>
        </>
      ) : lines.length > 0 ? (
        <LinesView lines={lines} />
      ) : (
        <p className="sm faint">None yet.</p>
      )}
    </CardSection>
  )
}
