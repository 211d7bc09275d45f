/** What can be done to all chosen rows at once; each of it can be undone. */
import { IconRestore, IconTrash, IconX } from '@tabler/icons-react'
import { mostWrites, type RecordWrite } from '../../../model/crm/batch.ts'
import type { CrmRecord, RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import { failureText } from '../../api/api-error.ts'
import { useBatch, useUndo } from '../../api/use-record-changes.ts'
import { toast } from '../../frame/toast.ts'
import { count } from '../../parts/format.ts'
import { EditButton, joined } from './bulk-edit.tsx'
import styles from './records.module.css'

type Props = {
  info: RecordTypeInfo
  /** ids */
  chosen: readonly string[]
  /** They were deleted, and can be brought back. */
  deleted: boolean | undefined
  /** How many match, where more match than were read. */
  all: string | undefined
  onAll: () => void
  recordOf: (id: string) => CrmRecord | undefined
  /** What stays chosen: more than one request takes. */
  onDone: (left: readonly string[]) => void
}

export function BulkBar({ info, chosen, deleted, all, onAll, recordOf, onDone }: Props) {
  const batch = useBatch(info.type)
  const undo = useUndo()
  const words = (n: number) => `${count(n)} ${(n === 1 ? info.label : info.plural).toLowerCase()}`
  const takeBack = (id: string) =>
    undo.mutate(id, {
      onSuccess: ({ results }) => {
        const left = results.filter(({ status }) => status === 'refused').length
        toast(left > 0 ? `Taken back; ${count(left)} were changed since and stay.` : 'Taken back.')
      },
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  const write = (writes: RecordWrite[], said: string) =>
    batch.mutate(writes.slice(0, mostWrites), {
      onSuccess: ({ results, undo }) => {
        const refused = results.flatMap((each) => (each.status === 'refused' ? [each.message] : []))
        const done = results.length - refused.length
        const why = refused.length > 0 ? ` ${count(refused.length)} could not: ${refused[0]}` : ''
        const left = chosen.slice(mostWrites)
        const rest = left.length > 0 ? ` The other ${count(left.length)} are still chosen.` : ''
        toast(`${words(done)} ${said}.${why}${rest}`, {
          ...(undo ? { action: { name: 'Undo', run: () => takeBack(undo) } } : {}),
        })
        onDone(left)
      },
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  return (
    <section className={styles.bulk} aria-label="Chosen rows">
      <span className="medium num">{words(chosen.length)} chosen</span>
      {deleted ? (
        <button
          type="button"
          className="button"
          disabled={batch.isPending}
          onClick={() =>
            write(
              chosen.map((id) => ({ do: 'restore', id })),
              'restored',
            )
          }
        >
          <IconRestore size={14} aria-hidden />
          Restore
        </button>
      ) : (
        <>
          <EditButton
            info={info}
            isBusy={batch.isPending}
            canAdd
            onSet={(name, value, how) =>
              write(
                chosen.flatMap((id): RecordWrite[] => {
                  if (how === 'set') return [{ do: 'update', id, values: { [name]: value } }]
                  // What is added to is what was seen: whoever was changed meanwhile is refused, and said.
                  const now = recordOf(id)
                  const values = { [name]: joined(now?.values[name], value, how) }
                  return now ? [{ do: 'update', id, version: now.version, values }] : []
                }),
                'changed',
              )
            }
          />
          <button
            type="button"
            className="button danger"
            disabled={batch.isPending}
            onClick={() =>
              write(
                chosen.map((id) => ({ do: 'delete', id })),
                'deleted',
              )
            }
          >
            <IconTrash size={14} aria-hidden />
            Delete
          </button>
        </>
      )}
      {all && (
        <button type="button" className="link sm" onClick={onAll}>
          Choose all {all}
        </button>
      )}
      <button type="button" className="button quiet icon" aria-label="Choose none" onClick={() => onDone([])}>
        <IconX size={14} aria-hidden />
      </button>
    </section>
  )
}
