/** "Draw my map": a map proposed from data alone, changed by hand until it fits, then saved. */
import { IconPencil, IconRefresh } from '@tabler/icons-react'
import { Link, useBlocker, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type Followed, followedObjects } from '../../../model/customer-id.ts'
import type { MapDraft } from '../../../model/journey-map.ts'
import { ApiError, failureText } from '../../api/api-error.ts'
import { useSaveMap } from '../../api/use-map-design.ts'
import { useMapDraft } from '../../api/use-map-draft.ts'
import { useTouchpoints } from '../../api/use-touchpoints.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { toast } from '../../frame/toast.ts'
import { DesignEditor } from '../../map/edit/design-editor.tsx'
import { designProblems, tidied } from '../../map/edit/design-problems.ts'
import { Failed } from '../../parts/failed.tsx'
import { MayPage } from '../../parts/may.tsx'
import { Notice } from '../../parts/notice.tsx'
import { CoverageCard } from './coverage-card.tsx'
import { Drawing } from './drawing.tsx'
import styles from './new-map.module.css'

const followedNames: Record<Followed, string> = {
  customer: 'each customer',
  order: 'each order',
  deal: 'each deal',
  ticket: 'each ticket',
}

export function NewMapPage() {
  return (
    <MayPage permission="edit">
      <NewMap />
    </MayPage>
  )
}

function NewMap() {
  useCrumbs({ name: 'Maps', to: '/maps' }, { name: 'Draw my map' })
  const [wish, setWish] = useState<{ follow: Followed; attempt: number }>({ follow: 'customer', attempt: 0 })
  const draft = useMapDraft(wish.follow, wish.attempt)
  const chooser = (
    <Chooser
      follow={wish.follow}
      busy={draft.isFetching}
      onDraw={(follow) => setWish({ follow, attempt: wish.attempt + 1 })}
    />
  )
  if (draft.data)
    return <Proposal key={`${wish.follow} ${wish.attempt}`} draft={draft.data} chooser={chooser} />
  return (
    <div className="page">
      <header className={styles.head}>
        <h1 className="page-title grow">Draw my map</h1>
        {chooser}
      </header>
      {draft.isFetching ? (
        <Drawing />
      ) : draft.error instanceof ApiError && draft.error.code === 'map.no-data' ? (
        <Notice title="There is too little to draw from">
          <p>{failureText(draft.error)}</p>
          <div className="row">
            <Link to={'/sources' as string} className="button primary">
              Connect data
            </Link>
            <Link to="/maps/$id/edit" params={{ id: 'new' }} className="button">
              Start by hand
            </Link>
          </div>
        </Notice>
      ) : (
        <Failed what="The draft" error={draft.error} again={() => void draft.refetch()} />
      )}
    </div>
  )
}

type ChooserProps = { follow: Followed; busy: boolean; onDraw: (follow: Followed) => void }

function Chooser({ follow, busy, onDraw }: ChooserProps) {
  return (
    <>
      <label className="row sm">
        <span className="faint">Follow</span>
        <select
          className="field"
          value={follow}
          disabled={busy}
          onChange={(event) => {
            const wanted = followedObjects.find((each) => each === event.target.value)
            if (wanted) onDraw(wanted)
          }}
        >
          {followedObjects.map((each) => (
            <option key={each} value={each}>
              {followedNames[each]}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="button" disabled={busy} onClick={() => onDraw(follow)}>
        <IconRefresh size={14} aria-hidden />
        Draw again
      </button>
      <Link to="/maps/$id/edit" params={{ id: 'new' }} className="button">
        <IconPencil size={14} aria-hidden />
        Start by hand
      </Link>
    </>
  )
}

function Proposal({ draft, chooser }: { draft: MapDraft; chooser: ReactNode }) {
  const [design, setDesign] = useState(draft.design)
  const touchpoints = useTouchpoints()
  const save = useSaveMap()
  const navigate = useNavigate()
  const changed = design !== draft.design
  const problems = designProblems(design)
  useBlocker({
    shouldBlockFn: () => changed && !save.isSuccess && !window.confirm('Leave without saving the map?'),
    enableBeforeUnload: () => changed && !save.isSuccess,
  })
  const send = () =>
    save.mutate(
      { id: undefined, version: 0, design: tidied(design) },
      {
        onSuccess: (saved) => {
          toast(`“${saved.design.name}” is drawn and measured from now on.`)
          void navigate({ to: `/maps/${encodeURIComponent(saved.id)}` as string, ignoreBlocker: true })
        },
      },
    )
  return (
    <div className={`page ${styles.page}`}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h1 className="page-title">Draw my map</h1>
          <p className="faint">
            A proposal from what customers really did. Rename, drag and remove until it says what you mean.
          </p>
        </div>
        {chooser}
        <button
          type="button"
          className="button primary"
          disabled={problems.length > 0 || save.isPending}
          onClick={send}
        >
          {save.isPending ? 'Saving…' : 'Save the map'}
        </button>
      </header>
      {(problems.length > 0 || save.isError) && (
        <p role="alert" className="sm bad">
          {save.isError ? failureText(save.error) : problems.slice(0, 3).join(' ')}
        </p>
      )}
      <CoverageCard draft={draft} design={design} touchpoints={touchpoints.data ?? []} onChange={setDesign} />
      <DesignEditor design={design} touchpoints={touchpoints.data ?? []} onChange={setDesign} />
    </div>
  )
}
