/** Settings, pipelines: the stages that deals go through. */
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { PipelineStage } from '../../../../model/crm/pipeline.ts'
import { usePipelines } from '../../../api/use-records.ts'
import { Failed } from '../../../parts/failed.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { PipelineCard } from './pipeline-card.tsx'

/** What a new pipeline begins with; each can be renamed and removed. */
const usual: readonly PipelineStage[] = [
  { id: 'first', name: 'Qualified', probability: 20, kind: 'open' },
  { id: 'second', name: 'Proposal', probability: 50, kind: 'open' },
  { id: 'won', name: 'Won', probability: 100, kind: 'won' },
  { id: 'lost', name: 'Lost', probability: 0, kind: 'lost' },
]

export function PipelinesPage() {
  const pipelines = usePipelines(true)
  const [isMaking, setMaking] = useState(false)
  const all = pipelines.data ?? []
  const idsBut = (own?: string) =>
    all.filter(({ id }) => id !== own).flatMap(({ stages }) => stages.map((stage) => stage.id))
  return (
    <SettingsPage
      name="Pipelines"
      about="The stages deals go through, in order; how sure each is weighs the forecast."
      permission="settings"
    >
      {pipelines.isError && !pipelines.data && (
        <Failed what="The pipelines" error={pipelines.error} again={() => void pipelines.refetch()} />
      )}
      {pipelines.isPending && (
        <div aria-busy="true">
          <Skeleton width="100%" height={220} />
        </div>
      )}
      {all.map((pipeline) => (
        // Saved, or changed by somebody else: what stands there now is drawn anew.
        <PipelineCard
          key={`${pipeline.id} ${pipeline.version}`}
          known={pipeline}
          stages={pipeline.stages}
          elsewhere={idsBut(pipeline.id)}
        />
      ))}
      {isMaking ? (
        <PipelineCard known={undefined} stages={usual} elsewhere={idsBut()} onDone={() => setMaking(false)} />
      ) : (
        <div>
          <button type="button" className="button" onClick={() => setMaking(true)}>
            <IconPlus size={14} aria-hidden />
            Pipeline
          </button>
        </div>
      )}
    </SettingsPage>
  )
}
