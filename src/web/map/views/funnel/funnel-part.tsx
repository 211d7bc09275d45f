/** A funnel with its choices, as bars and as a table, each number opening its people. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { usualPlaces } from '../../../../journey/funnel/places.ts'
import { useFunnel } from '../../../api/use-funnel.ts'
import { Failed } from '../../../parts/failed.tsx'
import { count } from '../../../parts/format.ts'
import { May } from '../../../parts/may.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import { SceneContext, useScene } from '../../scene.ts'
import styles from './funnel.module.css'
import { type Behind, FunnelPeople } from './funnel-people.tsx'
import { FunnelSteps } from './funnel-steps.tsx'
import { FunnelTable } from './funnel-table.tsx'
import { FunnelTools } from './funnel-tools.tsx'
import { funnelSentence } from './funnel-words.ts'
import type { PartProps } from './part-props.ts'

export function FunnelPart(props: PartProps) {
  const { design } = useScene().measure.map
  if (props.wish.steps === undefined && usualPlaces(design).length < 2) return <TooFewSteps />
  return <Asked {...props} />
}

function TooFewSteps() {
  const { id } = useScene().measure.map
  return (
    <Notice title="A funnel leads from one step to another">
      <p>Fewer than two steps of this map are bound to touchpoints.</p>
      <May permission="edit">
        <Link to="/maps/$id/edit" params={{ id }} className="button primary">
          Edit map
        </Link>
      </May>
    </Notice>
  )
}

function Asked({ wish, onWish, filters, revision }: PartProps) {
  const scene = useScene()
  const { map } = scene.measure
  const [people, setPeople] = useState<Behind>()
  const query = {
    ...filters,
    ...(wish.steps ? { steps: JSON.stringify(wish.steps) } : {}),
    ...(wish.window ? { window: wish.window } : {}),
    ...(wish.order ? { order: wish.order } : {}),
    ...(wish.attempts ? { attempts: wish.attempts } : {}),
  }
  const answer = useFunnel(map.id, query, revision)
  const { funnel, asked } = answer.data ?? {}
  // The doors of the map, opening the people of the answer that is shown.
  const inFunnel = useMemo(
    () => ({ ...scene, open: (number: string) => asked && setPeople({ number, asked }) }),
    [scene, asked],
  )
  const walkers = `${map.design.follow}s`
  return (
    <SceneContext value={inFunnel}>
      <section className={`card ${styles.card}`} aria-labelledby="funnel-title">
        <h2 className="heading" id="funnel-title">
          How far {walkers} come
        </h2>
        <FunnelTools wish={wish} onWish={onWish} />
        {answer.isError ? (
          <Failed what="The funnel" error={answer.error} again={() => void answer.refetch()} />
        ) : funnel ? (
          <div
            className={styles.body}
            data-old={answer.isPlaceholderData || undefined}
            aria-busy={answer.isPlaceholderData}
          >
            <p className={styles.sentence}>{funnelSentence(funnel, walkers)}</p>
            <FunnelSteps funnel={funnel} />
            {funnel.startsCut > 0 && (
              <p className="xs faint">
                {count(funnel.startsCut)} {walkers} began so often that only their first hundred attempts were
                looked at.
              </p>
            )}
          </div>
        ) : (
          <div role="status" aria-label="Loading">
            <Skeleton width="100%" height={320} />
          </div>
        )}
      </section>
      {funnel && !answer.isError && <FunnelTable funnel={funnel} />}
      <FunnelPeople map={map.id} behind={people} onClose={() => setPeople(undefined)} />
    </SceneContext>
  )
}
