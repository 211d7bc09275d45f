/** Chooses whom to compare a customer with, before they are merged. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Field } from '../../../model/crm/field.ts'
import { AskDialog } from '../../parts/dialog.tsx'
import { RelationInput } from '../../records/relation-input.tsx'
import styles from './customer.module.css'

const other: Field = { name: 'other', label: 'The other customer', kind: 'relation', to: 'customer' }

export function MergeWithDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [chosen, setChosen] = useState('')
  const navigate = useNavigate()
  const isSelf = chosen === id
  return (
    <AskDialog
      title="Merge with another customer"
      onClose={onClose}
      onSubmit={() => void navigate({ to: `/duplicates/customer/${id}/${chosen}` as string })}
      error={null}
      submit={
        <button type="submit" className="button primary" disabled={chosen === '' || isSelf}>
          Compare
        </button>
      }
    >
      <div className={styles.other}>
        <label className="label" htmlFor="merge-with">
          {other.label}
        </label>
        <RelationInput
          field={other}
          id="merge-with"
          value={chosen || null}
          labels={undefined}
          data-autofocus
          onChange={(value) => setChosen(typeof value === 'string' ? value : '')}
        />
        <p className="xs faint">Both are shown side by side first; nothing is changed yet.</p>
        {isSelf && (
          <p className="sm bad" role="alert">
            This is the same record. Choose another.
          </p>
        )}
      </div>
    </AskDialog>
  )
}
