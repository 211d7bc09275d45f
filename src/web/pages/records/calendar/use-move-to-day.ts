/** Moves a record to another day: shown there at once, saved, and taken back by one click. */
import { useState } from 'react'
import type { CrmRecord, RecordTypeInfo } from '../../../../model/crm/crm-record.ts'
import { failureText } from '../../../api/api-error.ts'
import { useBatch, useUndo } from '../../../api/use-record-changes.ts'
import { toast } from '../../../frame/toast.ts'
import { day } from '../../../parts/format.ts'
import { dayKey, movedTo } from './calendar-days.ts'

export function useMoveToDay(info: RecordTypeInfo, field: string) {
  const batch = useBatch(info.type)
  const undo = useUndo()
  /** Where things are until the list was read again. */
  const [moved, setMoved] = useState<Readonly<Record<string, string>>>({})
  const timeOf = (record: CrmRecord): string | undefined => {
    const time = moved[record.id] ?? record.values[field]
    return typeof time === 'string' ? time : undefined
  }
  const forget = (id: string) =>
    setMoved(({ [id]: _gone, ...others }: Readonly<Record<string, string>>) => others)
  const move = async (record: CrmRecord, key: string) => {
    const before = timeOf(record)
    const time = before && movedTo(before, key)
    if (!before || !time || dayKey(new Date(before)) === key) return
    setMoved((others) => ({ ...others, [record.id]: time }))
    try {
      const answer = await batch.mutateAsync([
        { do: 'update', id: record.id, version: record.version, values: { [field]: time } },
      ])
      const [result] = answer.results
      if (result?.status === 'refused') toast(result.message, { tone: 'bad' })
      else
        toast(`“${record.label}” is now on ${day(time)}.`, {
          ...(answer.undo
            ? { action: { name: 'Undo', run: () => answer.undo && undo.mutate(answer.undo) } }
            : {}),
        })
    } catch (error) {
      toast(failureText(error), { tone: 'bad' })
    } finally {
      forget(record.id)
    }
  }
  return { timeOf, move }
}
