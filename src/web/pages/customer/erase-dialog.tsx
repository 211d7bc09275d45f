/** Erasing a person: what would go, and her name to be typed, since nothing brings it back. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CustomerId } from '../../../model/customer-id.ts'
import { failureText } from '../../api/api-error.ts'
import { useErase, useErasurePreview } from '../../api/use-erasures.ts'
import { toast } from '../../frame/toast.ts'
import { Counts } from '../../parts/counts.tsx'
import { AskDialog } from '../../parts/dialog.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { TextField } from '../../parts/text-field.tsx'
import styles from './erase.module.css'

export function EraseDialog({ id, onClose }: { id: CustomerId; onClose: () => void }) {
  const preview = useErasurePreview(id)
  const erase = useErase()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const label = preview.data?.label
  const run = () =>
    erase.mutate(
      { customer: id, confirm: typed },
      {
        onSuccess: (receipt) => {
          toast(`Begun. The receipt is number ${receipt.id}.`)
          void navigate({ to: '/settings/erasures' as string })
        },
      },
    )
  return (
    <AskDialog
      title="Erase this person for good"
      onClose={onClose}
      onSubmit={run}
      error={erase.error}
      submit={
        <button
          type="submit"
          className={`button ${styles.erase}`}
          disabled={label === undefined || typed.trim() !== label.trim() || erase.isPending}
        >
          {erase.isPending ? 'Beginning…' : 'Erase for good'}
        </button>
      }
    >
      <p className="sm">
        Everything about her is deleted from records, journeys, files, imports and logs, and every map counts
        as if she had never been. Her ids are refused from now on. This cannot be undone; export her data
        first if it may be asked for.
      </p>
      {preview.isPending && <Skeleton width="100%" height={96} />}
      {preview.isError && (
        <p className="sm bad" role="alert">
          {failureText(preview.error)}
        </p>
      )}
      {preview.data && <Counts label="What goes" of={Object.entries(preview.data.counts)} />}
      {label !== undefined && (
        <TextField
          label={`Type “${label}” to confirm`}
          autoComplete="off"
          value={typed}
          onChange={setTyped}
        />
      )}
    </AskDialog>
  )
}
