/** Views of this list that were saved: one click brings filter, order, columns and shape back. */

import { Popover } from '@mantine/core'
import { IconBookmark, IconCheck, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import type { SavedView, SavedViewDesign } from '../../../model/crm/saved-view.ts'
import { failureText } from '../../api/api-error.ts'
import { useViewChanges, useViews } from '../../api/use-views.ts'
import { toast } from '../../frame/toast.ts'
import { May } from '../../parts/may.tsx'
import type { RecordsAddress } from '../../records/records-address.ts'
import { boardFields, shownFields } from './list-fields.ts'
import styles from './records.module.css'

type Props = {
  info: RecordTypeInfo
  address: RecordsAddress
  change: (next: Partial<RecordsAddress>) => void
}

const addressOf = ({ id, shape, columns, filter, sort }: SavedView): Partial<RecordsAddress> => ({
  saved: id,
  view: shape === 'table' ? undefined : shape,
  columns: columns.length > 0 ? columns.join(',') : undefined,
  filter: filter ?? undefined,
  sort: sort ?? undefined,
  q: undefined,
  deleted: undefined,
})
const everything: Partial<RecordsAddress> = {
  saved: undefined,
  view: undefined,
  columns: undefined,
  filter: undefined,
  sort: undefined,
  deleted: undefined,
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const isMoved = (view: SavedView, address: RecordsAddress): boolean => {
  const saved = addressOf(view)
  return (['view', 'columns', 'filter', 'sort'] as const).some((key) => !same(saved[key], address[key]))
}

export function SavedViews({ info, address, change }: Props) {
  const views = useViews(info.type)
  const chosen = views.data?.find(({ id }) => id === address.saved)
  const changes = useViewChanges(info.type)
  const failed = (error: unknown) => toast(failureText(error), { tone: 'bad' })
  const designOf = (name: string, shared: boolean): SavedViewDesign => ({
    type: info.type,
    name,
    shape: address.view ?? 'table',
    columns: shownFields(info, address.columns).map((field) => field.name),
    filter: address.filter ?? null,
    sort: address.sort ?? null,
    group: address.view === 'board' ? (boardFields[info.type] ?? null) : null,
    shared,
  })
  return (
    <div className="row" style={{ minWidth: 0 }}>
      <fieldset className={styles.views} aria-label="Views">
        <button type="button" aria-pressed={!chosen && !address.deleted} onClick={() => change(everything)}>
          All
        </button>
        {views.data?.map((view) => (
          <button
            key={view.id}
            type="button"
            aria-pressed={view.id === chosen?.id}
            onClick={() => change(addressOf(view))}
          >
            {view.name}
          </button>
        ))}
        <May permission="edit">
          <button
            type="button"
            aria-pressed={address.deleted === true}
            title={`Deleted ${info.plural.toLowerCase()}, to bring them back`}
            onClick={() => change({ ...everything, q: undefined, deleted: true })}
          >
            Deleted
          </button>
        </May>
      </fieldset>
      <May permission="own-views">
        {chosen && isMoved(chosen, address) && (
          <button
            type="button"
            className="button quiet"
            onClick={() =>
              changes.change.mutate(
                { view: chosen, design: designOf(chosen.name, chosen.shared) },
                { onSuccess: (view) => change(addressOf(view)), onError: failed },
              )
            }
          >
            <IconCheck size={14} aria-hidden />
            Keep in “{chosen.name}”
          </button>
        )}
        <Popover position="bottom-start" shadow="none" withinPortal trapFocus>
          <Popover.Target>
            <button type="button" className="button quiet" aria-label="Save view">
              <IconBookmark size={14} aria-hidden />
              <span className={styles.wideOnly}>Save view</span>
            </button>
          </Popover.Target>
          <Popover.Dropdown className="floating">
            <NewView
              onSave={(name, shared) =>
                changes.make.mutate(designOf(name, shared), {
                  onSuccess: (view) => change(addressOf(view)),
                  onError: failed,
                })
              }
            />
            {chosen && (
              <button
                type="button"
                className="button quiet danger"
                onClick={() =>
                  changes.remove.mutate(chosen.id, { onSuccess: () => change(everything), onError: failed })
                }
              >
                <IconTrash size={14} aria-hidden />
                Remove “{chosen.name}”
              </button>
            )}
          </Popover.Dropdown>
        </Popover>
      </May>
    </div>
  )
}

function NewView({ onSave }: { onSave: (name: string, shared: boolean) => void }) {
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) onSave(name.trim(), shared)
  }
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: 8, width: 240 }}>
      <label className="label" style={{ display: 'grid', gap: 4 }}>
        Name of the view
        <input
          className="field"
          maxLength={100}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className="row sm">
        <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
        Everybody sees it
      </label>
      <button type="submit" className="button primary">
        Save
      </button>
    </form>
  )
}
