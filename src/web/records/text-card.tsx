/** A long text of a record, to be read: what a ticket is about does not fit into a list of fields. */
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { RecordAnswer } from '../../model/crm/crm-record.ts'
import type { Field } from '../../model/crm/field.ts'
import { Folded } from '../parts/folded.tsx'
import { CardSection } from './card-section.tsx'
import { Markdown } from './markdown.tsx'
import type { SaveRecord } from './use-save-record.tsx'
import { ValueEditor } from './value-editor.tsx'
import { isEmpty } from './value-kinds.ts'

type Props = { answer: RecordAnswer; field: Field; save: SaveRecord }

export function TextCard({ answer: { record, labels }, field, save }: Props) {
  const [isEditing, setEditing] = useState(false)
  const text = record.values[field.name]
  return (
    <CardSection
      title={field.label}
      action={
        !isEditing &&
        !field.derived && (
          <button
            type="button"
            className="button quiet icon"
            aria-label={`Edit ${field.label}`}
            onClick={() => setEditing(true)}
          >
            <IconPencil size={15} aria-hidden />
          </button>
        )
      }
    >
      {isEditing ? (
        <ValueEditor
          record={record}
          field={field}
          labels={labels}
          save={save}
          onStop={() => setEditing(false)}
        />
      ) : isEmpty(text) ? (
        <p className="sm faint">Nothing is written here.</p>
      ) : (
        <Folded>
          <Markdown text={typeof text === 'string' ? text : ''} />
        </Folded>
      )}
    </CardSection>
  )
}
