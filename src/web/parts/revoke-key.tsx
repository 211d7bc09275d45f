/** Revoking a key, asked for twice: whatever still uses it is turned away from then on. */
import { IconTrash } from '@tabler/icons-react'
import type { UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { failureText } from '../api/api-error.ts'
import { toast } from '../frame/toast.ts'
import { May } from './may.tsx'
import { SureButtons } from './sure-buttons.tsx'

type Props = {
  id: number
  name: string
  revoke: Pick<UseMutationResult<unknown, Error, number>, 'mutate' | 'isPending'>
}

export function RevokeKey({ id, name, revoke }: Props) {
  const [sure, setSure] = useState(false)
  if (sure)
    return (
      <SureButtons
        name="Revoke"
        about="Whatever still uses it will be turned away."
        isBusy={revoke.isPending}
        onYes={() =>
          revoke.mutate(id, {
            onSuccess: () => toast(`The key “${name}” is revoked.`),
            onError: (error) => toast(failureText(error), { tone: 'bad' }),
          })
        }
        onNo={() => setSure(false)}
      />
    )
  return (
    <May permission="keys">
      <button
        type="button"
        className="button quiet icon"
        aria-label={`Revoke ${name}`}
        onClick={() => setSure(true)}
      >
        <IconTrash size={15} aria-hidden />
      </button>
    </May>
  )
}
