/** Changing the design of a map: what is measured follows what is saved. */
import { IconTrash } from '@tabler/icons-react'
import { useBlocker, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { JourneyMap, MapDesign } from '../../model/journey-map.ts'
import { ApiError, failureText } from '../api/api-error.ts'
import { useMapDesign, useRemoveMap, useSaveMap } from '../api/use-map-design.ts'
import { useTouchpoints } from '../api/use-touchpoints.ts'
import { useCrumbs } from '../frame/crumbs.tsx'
import { toast } from '../frame/toast.ts'
import { DesignEditor } from '../map/edit/design-editor.tsx'
import { emptyDesign } from '../map/edit/design-edits.ts'
import { designProblems, tidied } from '../map/edit/design-problems.ts'
import styles from '../map/edit/edit.module.css'
import { freshId } from '../map/edit/fresh-id.ts'
import { MayPage } from '../parts/may.tsx'
import { Notice } from '../parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'

export function MapEditPage() {
  return (
    <MayPage permission="edit">
      <MapEdit />
    </MayPage>
  )
}

function MapEdit() {
  const { id } = useParams({ from: '/framed/maps/$id/edit' })
  const isNew = id === 'new'
  const map = useMapDesign(id, !isNew)
  const [first] = useState(() => emptyDesign(freshId()))
  useCrumbs(
    { name: 'Maps', to: '/maps' },
    { name: isNew ? 'New map' : `Edit ${map.data?.design.name ?? 'map'}` },
  )
  if (isNew) return <Editor map={undefined} start={first} />
  if (map.data) return <Editor key={map.data.version} map={map.data} start={map.data.design} />
  if (map.isError)
    return (
      <Notice title="The map could not be read" tone="bad">
        <p>{failureText(map.error)}</p>
        <button type="button" className="button" onClick={() => void map.refetch()}>
          Try again
        </button>
      </Notice>
    )
  return (
    <div className="page" aria-busy="true">
      <Skeleton width="100%" height={160} />
      <Skeleton width="100%" height={320} />
    </div>
  )
}

function Editor({ map, start }: { map: JourneyMap | undefined; start: MapDesign }) {
  const [design, setDesign] = useState(start)
  const touchpoints = useTouchpoints()
  const save = useSaveMap()
  const navigate = useNavigate()
  const changed = JSON.stringify(tidied(design)) !== JSON.stringify(tidied(start))
  const problems = designProblems(design)
  useBlocker({
    shouldBlockFn: () => changed && !save.isSuccess && !window.confirm('Leave without saving the changes?'),
    enableBeforeUnload: () => changed && !save.isSuccess,
  })
  const send = (version: number) =>
    save.mutate(
      { id: map?.id, version, design: tidied(design) },
      {
        onSuccess: (saved) => {
          toast(`Saved as version ${saved.version}`)
          void navigate({ to: '/maps/$id', params: { id: saved.id }, ignoreBlocker: true })
        },
      },
    )
  const conflict = save.error instanceof ApiError && (save.error.status === 412 || save.error.status === 409)
  return (
    <>
      <div className={styles.bar}>
        <h1 className="lg medium grow clip">{map ? `Edit “${map.design.name}”` : 'New map'}</h1>
        {map && <span className="xs faint">version {map.version}</span>}
        {map && <RemoveMap id={map.id} name={map.design.name} />}
        <button
          type="button"
          className="button"
          onClick={() => void navigate(map ? { to: '/maps/$id', params: { id: map.id } } : { to: '/maps' })}
        >
          Cancel
        </button>
        <button
          type="button"
          className="button primary"
          disabled={(!changed && map !== undefined) || problems.length > 0 || save.isPending}
          onClick={() => send(map?.version ?? 0)}
        >
          {save.isPending ? 'Saving…' : 'Save'}
        </button>
      </div>
      {conflict && <Conflict error={save.error as ApiError} onOverwrite={send} />}
      {save.isError && !conflict && (
        <p role="alert" className={styles.conflict}>
          {failureText(save.error)}
        </p>
      )}
      {problems.length > 0 && (
        <p role="status" className={styles.conflict}>
          {problems.slice(0, 3).join(' ')}
        </p>
      )}
      <div className="page" style={{ maxWidth: 'none' }}>
        <DesignEditor design={design} touchpoints={touchpoints.data ?? []} onChange={setDesign} />
      </div>
    </>
  )
}

/** Somebody else saved in between: nothing is overwritten unless one says so. */
function Conflict({ error, onOverwrite }: { error: ApiError; onOverwrite: (version: number) => void }) {
  const version = Number(error.facts.version ?? error.facts.current)
  return (
    <div role="alert" className={styles.conflict}>
      <span className="grow">
        Somebody saved {Number.isFinite(version) ? `version ${version}` : 'another version'} while you were
        editing. Your changes are still here.
      </span>
      <button type="button" className="button" onClick={() => location.reload()}>
        Drop mine, load theirs
      </button>
      {Number.isFinite(version) && (
        <button type="button" className="button" onClick={() => onOverwrite(version)}>
          Save mine as the next version
        </button>
      )}
    </div>
  )
}

function RemoveMap({ id, name }: { id: string; name: string }) {
  const remove = useRemoveMap()
  const navigate = useNavigate()
  return (
    <button
      type="button"
      className="button quiet danger"
      disabled={remove.isPending}
      onClick={() => {
        if (!window.confirm(`Remove the map “${name}”? The interactions stay.`)) return
        remove.mutate(id, {
          onSuccess: () => {
            toast(`Removed “${name}”`)
            void navigate({ to: '/maps', ignoreBlocker: true })
          },
          onError: (error) => toast(failureText(error), { tone: 'bad' }),
        })
      }}
    >
      <IconTrash size={14} aria-hidden />
      Remove map
    </button>
  )
}
