/** Saves fields of a record; when somebody else was faster, asks whose value counts. */
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { RecordTypeInfo } from '../../model/crm/crm-record.ts'
import { type CrmRecord, RecordAnswer } from '../../model/crm/crm-record.ts'
import type { FieldValues } from '../../model/crm/field-value.ts'
import { ApiError, failureText } from '../api/api-error.ts'
import { showInLists, useChangeRecord } from '../api/use-record-changes.ts'
import { toast } from '../frame/toast.ts'
import { ConflictDialog } from './conflict-dialog.tsx'

export type SaveRecord = (record: CrmRecord, values: FieldValues) => Promise<boolean>
type Conflict = { mine: FieldValues; theirs: RecordAnswer }

const currentIn = (error: unknown): RecordAnswer | undefined => {
  if (!(error instanceof ApiError) || error.code !== 'record.changed') return undefined
  return RecordAnswer.safeParse(error.facts.current).data
}

/** Whether what they changed touches what I changed, and differs from it; otherwise both can stand. */
const touches = (mine: FieldValues, before: CrmRecord, now: CrmRecord): boolean =>
  Object.keys(mine).some((name) => {
    const [was, is, wanted] = [before.values[name], now.values[name], mine[name]].map((value) =>
      JSON.stringify(value ?? null),
    )
    return was !== is && is !== wanted
  })

/** What was typed can be sent again once the server is back; what it refuses for a reason cannot. */
const isWorthAnotherTry = (error: unknown): boolean => !(error instanceof ApiError) || error.status >= 429

export function useSaveRecord(info: RecordTypeInfo | undefined): { save: SaveRecord; dialog: ReactNode } {
  const cache = useQueryClient()
  const change = useChangeRecord()
  const [conflict, setConflict] = useState<Conflict>()
  const save: SaveRecord = async (record, values) => {
    try {
      await change.mutateAsync({ record, values })
      return true
    } catch (error) {
      const theirs = currentIn(error)
      if (!theirs) {
        toast(`Not saved. ${failureText(error)}`, {
          tone: 'bad',
          ...(isWorthAnotherTry(error)
            ? { action: { name: 'Try again', run: () => void save(record, values) } }
            : {}),
        })
        return false
      }
      if (touches(values, record, theirs.record)) {
        setConflict({ mine: values, theirs })
        return true
      }
      return await save(theirs.record, values)
    }
  }
  const dialog = conflict && info && (
    <ConflictDialog
      info={info}
      mine={conflict.mine}
      theirs={conflict.theirs}
      onMine={(mine) => {
        setConflict(undefined)
        void save(conflict.theirs.record, mine)
      }}
      onTheirs={() => {
        setConflict(undefined)
        showInLists(cache, conflict.theirs)
        toast('Theirs stays.', {
          action: { name: 'Put mine instead', run: () => void save(conflict.theirs.record, conflict.mine) },
        })
      }}
    />
  )
  return { save, dialog }
}
