/** Erasing a person: what would go, and her name to be typed, since nothing brings it back. */
import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CustomerId } from '../../../model/customer-id.ts'
import { failureText } from '../../api/api-error.ts'
import { useErase, useErasurePreview } from '../../api/use-erasures.ts'
import { toast } from '../../frame/toast.ts'
import { FailureLine } from '../../parts/failure-line.tsx'
import { count } from '../../parts/format.ts'
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
    <Modal
      opened
      onClose={onClose}
      title={<span className="lg medium">Erase this person for good</span>}
      size={520}
      radius={12}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <p className="sm">
          Everything about her is deleted from records, journeys, files, imports and logs, and every map
          counts as if she had never been. Her ids are refused from now on. This cannot be undone; export her
          data first if it may be asked for.
        </p>
        {preview.isPending && <Skeleton width="100%" height={96} />}
        {preview.isError && (
          <p className="sm bad" role="alert">
            {failureText(preview.error)}
          </p>
        )}
        {preview.data && (
          <dl className={styles.counts} aria-label="What goes">
            {Object.entries(preview.data.counts).map(([name, n]) => (
              <div key={name}>
                <dt className="sm">{name}</dt>
                <dd className="sm medium num">{count(n)}</dd>
              </div>
            ))}
          </dl>
        )}
        {label !== undefined && (
          <TextField
            label={`Type “${label}” to confirm`}
            autoComplete="off"
            value={typed}
            onChange={setTyped}
          />
        )}
        <FailureLine error={erase.error} />
        <div className={styles.actions}>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            className={`button ${styles.erase}`}
            disabled={label === undefined || typed.trim() !== label.trim() || erase.isPending}
          >
            {erase.isPending ? 'Beginning…' : 'Erase for good'}
          </button>
        </div>
      </form>
    </Modal>
  )
}
