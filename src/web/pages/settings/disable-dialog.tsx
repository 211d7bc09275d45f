/** Disabling somebody: what becomes of the API keys that she made, which belong to the company. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { User } from '../../../model/person.ts'
import { useApiKeys, useChangeUser, useInvitations } from '../../api/use-people.ts'
import { toast } from '../../frame/toast.ts'
import { FailureLine } from '../../parts/failure-line.tsx'
import { ago, count } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import styles from './settings.module.css'

export function DisableDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const allKeys = useApiKeys()
  const keys = allKeys.data?.filter(({ madeById }) => madeById === user.id) ?? []
  const invitations = useInvitations().data?.filter(({ invitedById }) => invitedById === user.id).length ?? 0
  const [revokeKeys, setRevokeKeys] = useState(false)
  const change = useChangeUser()
  const now = useNow(30_000)
  const disable = () =>
    change.mutate(
      { id: user.id, disabled: true, revokeKeys },
      {
        onSuccess: () => {
          toast(`${user.name} is signed out and may not sign in.`)
          onClose()
        },
      },
    )
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className="lg medium">Disable {user.name}</span>}
      size={520}
      radius={12}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault()
          disable()
        }}
      >
        <p className="sm">
          {user.name} is signed out everywhere and may not sign in until an admin says so.
          {invitations > 0 &&
            ` ${invitations === 1 ? 'One open invitation of theirs becomes' : `${count(invitations)} open invitations of theirs become`} void.`}
        </p>
        {allKeys.isPending && <Skeleton width="100%" height={72} />}
        <FailureLine error={allKeys.error} />
        {keys.length > 0 && (
          <>
            <ul className={styles.list} aria-label="API keys they made">
              {keys.map(({ id, name, prefix, lastUsedAt }) => (
                <li key={id}>
                  <span className="sm medium clip">{name}</span>
                  <code className="xs faint">{prefix}…</code>
                  <span className="xs faint">
                    {lastUsedAt ? `used ${ago(lastUsedAt, now)}` : 'never used'}
                  </span>
                </li>
              ))}
            </ul>
            <fieldset className={styles.choice}>
              <legend className="sm medium">The API keys they made</legend>
              <label className="sm">
                <input type="radio" name="keys" checked={!revokeKeys} onChange={() => setRevokeKeys(false)} />
                Keep them: programs go on working. Whoever has copied a key can go on using it.
              </label>
              <label className="sm">
                <input type="radio" name="keys" checked={revokeKeys} onChange={() => setRevokeKeys(true)} />
                Revoke them: programs that use them are turned away at once.
              </label>
            </fieldset>
          </>
        )}
        <FailureLine error={change.error} />
        <div className={styles.actions}>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button danger" disabled={change.isPending || allKeys.isPending}>
            Disable
          </button>
        </div>
      </form>
    </Modal>
  )
}
