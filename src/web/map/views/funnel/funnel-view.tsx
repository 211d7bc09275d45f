/** How far customers come through steps of the map, and who comes back. */
import { useThrottledValue } from '@mantine/hooks'
import type { FunnelAddress, MapAddress } from '../../map-address.ts'
import { filtersOf } from '../../map-address.ts'
import { useScene } from '../../scene.ts'
import views from '../views.module.css'
import styles from './funnel.module.css'
import { FunnelPart } from './funnel-part.tsx'
import type { PartProps } from './part-props.ts'
import { RetentionPart } from './retention-part.tsx'

type Props = { address: MapAddress; change: (change: Partial<MapAddress>) => void }

const tabs = [
  { id: undefined, name: 'Funnel' },
  { id: 'retention', name: 'Retention' },
] as const
const askAgainMs = 5000

export function FunnelView({ address, change }: Props) {
  const { measure, now } = useScene()
  const revision = useThrottledValue(measure.freshness.revision, askAgainMs)
  const wish = address.funnel ?? {}
  const onWish = (part: Partial<FunnelAddress>) => change({ funnel: { ...wish, ...part } })
  const part: PartProps = { wish, onWish, filters: filtersOf(address, now), revision }
  return (
    <div className={`${views.tables} ${styles.view}`}>
      <fieldset className={`segments no-print ${styles.tabs}`} aria-label="What is asked">
        {tabs.map(({ id, name }) => (
          <button key={name} type="button" aria-pressed={wish.tab === id} onClick={() => onWish({ tab: id })}>
            {name}
          </button>
        ))}
      </fieldset>
      {wish.tab === 'retention' ? <RetentionPart {...part} /> : <FunnelPart {...part} />}
    </div>
  )
}
