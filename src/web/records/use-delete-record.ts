/** Deletes a record or brings it back, and says so with a way to undo it. */
import type { CrmRecord } from '../../model/crm/crm-record.ts'
import { failureText } from '../api/api-error.ts'
import { useBatch, useUndo } from '../api/use-record-changes.ts'
import { toast } from '../frame/toast.ts'

export function useDeleteRecord({ type, id, label, deletedAt }: CrmRecord) {
  const batch = useBatch(type)
  const undo = useUndo()
  const isDeleted = deletedAt !== null
  return {
    isDeleted,
    isPending: batch.isPending,
    act: () =>
      batch.mutate([{ do: isDeleted ? 'restore' : 'delete', id }], {
        onSuccess: ({ results: [result], undo: token }) =>
          result?.status === 'refused'
            ? toast(result.message, { tone: 'bad' })
            : toast(`“${label}” was ${isDeleted ? 'restored' : 'deleted'}.`, {
                ...(token ? { action: { name: 'Undo', run: () => undo.mutate(token) } } : {}),
              }),
        onError: (error) => toast(failureText(error), { tone: 'bad' }),
      }),
  }
}
