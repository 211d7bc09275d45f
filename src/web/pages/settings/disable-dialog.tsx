/** Disabling somebody: what becomes of the API keys that she made, which belong to the company. */
import { useState } from 'react'
import type { User } from '../../../model/person.ts'
import { useApiKeys, useChangeUser, useInvitations } from '../../api/use-people.ts'
import { toast } from '../../frame/toast.ts'
import { AskDialog } from '../../parts/dialog.tsx'
import { FailureLine } from '../../parts/failure-line.tsx'
import { ago, count } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { Way, Ways } from '../../parts/ways.tsx'
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
    <AskDialog
      title={`Disable ${user.name}`}
      onClose={onClose}
      onSubmit={disable}
      error={change.error}
      submit={
        <button type="submit" className="button danger" disabled={change.isPending || allKeys.isPending}>
          Disable
        </button>
      }
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
                <span className="xs faint">{lastUsedAt ? `used ${ago(lastUsedAt, now)}` : 'never used'}</span>
              </li>
            ))}
          </ul>
          <Ways legend="The API keys they made">
            <Way
              choice="keys"
              name="Keep them"
              about="Programs go on working. Whoever has copied a key can go on using it."
              checked={!revokeKeys}
              onChoose={() => setRevokeKeys(false)}
            />
            <Way
              choice="keys"
              name="Revoke them"
              about="Programs that use them are turned away at once."
              checked={revokeKeys}
              onChoose={() => setRevokeKeys(true)}
            />
          </Ways>
        </>
      )}
    </AskDialog>
  )
}
