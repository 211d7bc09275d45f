/** How the map is looked at: view, zoom, filter, lanes. */

import { Popover } from '@mantine/core'
import {
  IconChartFunnel,
  IconEar,
  IconFilter,
  IconGitMerge,
  IconKeyboard,
  IconPrinter,
  IconRoute,
  IconTable,
  IconTargetArrow,
  IconX,
} from '@tabler/icons-react'
import { useState } from 'react'
import { channelNames } from '../../../model/channel.ts'
import { useTouchpoints } from '../../api/use-touchpoints.ts'
import type { MapAddress, zooms } from '../map-address.ts'
import { segmentText } from '../segment-conditions.ts'
import type { LaneChoice } from '../use-lane-choice.ts'
import { FilterPanel } from './filter-panel.tsx'
import { LanesMenu } from './lanes-menu.tsx'
import styles from './tools.module.css'

type Props = {
  address: MapAddress
  change: (change: Partial<MapAddress>) => void
  onLanes: (choice: LaneChoice) => void
  onKeys: () => void
}

const viewButtons = [
  { id: undefined, name: 'Map', icon: IconRoute, key: '1' },
  { id: 'flow', name: 'Flow', icon: IconGitMerge, key: '2' },
  { id: 'table', name: 'Table', icon: IconTable, key: '3' },
  { id: 'findings', name: 'Findings', icon: IconTargetArrow, key: '4' },
  { id: 'funnel', name: 'Funnel', icon: IconChartFunnel, key: '5' },
] as const
const zoomNames: Record<(typeof zooms)[number], string> = {
  overview: 'Overview',
  steps: 'Steps',
  customers: 'Customers',
}

export function Tools({ address, change, onLanes, onKeys }: Props) {
  const zoom = address.zoom ?? 'steps'
  const onBoard = (address.view ?? 'map') === 'map'
  return (
    <div className={`${styles.tools} no-print`} role="toolbar" aria-label="How the map is shown">
      <fieldset className="segments" aria-label="View">
        {viewButtons.map(({ id, name, icon: Icon, key }) => (
          <button
            key={name}
            type="button"
            aria-pressed={address.view === id || (id === undefined && address.view === 'map')}
            aria-keyshortcuts={key}
            onClick={() => change({ view: id })}
          >
            <Icon size={14} stroke={1.9} aria-hidden />
            {name}
          </button>
        ))}
      </fieldset>
      {onBoard && (
        <div className={styles.group}>
          <span className="label">Zoom</span>
          <fieldset className="segments" aria-label="Zoom">
            {(['overview', 'steps', 'customers'] as const).map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === zoom}
                onClick={() => change({ zoom: each === 'steps' ? undefined : each })}
              >
                {zoomNames[each]}
              </button>
            ))}
          </fieldset>
        </div>
      )}
      <FilterButton address={address} change={change} />
      {onBoard && zoom !== 'overview' && <LanesMenu address={address} onLanes={onLanes} />}
      <button
        type="button"
        className="button quiet"
        aria-pressed={address.view === 'text'}
        onClick={() => change({ view: address.view === 'text' ? undefined : 'text' })}
      >
        <IconEar size={14} aria-hidden />
        Read as text
      </button>
      <ActiveFilters address={address} change={change} />
      <span className="grow" />
      <button type="button" className="button quiet" onClick={() => window.print()}>
        <IconPrinter size={14} aria-hidden />
        Print
      </button>
      <button type="button" className="button quiet icon" aria-label="Keys" title="Keys (?)" onClick={onKeys}>
        <IconKeyboard size={16} aria-hidden />
      </button>
    </div>
  )
}

/** What is left out of the numbers right now, each with a way to put it back. */
function ActiveFilters({ address, change }: Pick<Props, 'address' | 'change'>) {
  const touchpoints = useTouchpoints(address.segment !== undefined)
  const active = [
    address.channels?.length
      ? {
          key: 'channels' as const,
          text: `only ${address.channels.map((each) => channelNames[each]).join(', ')}`,
        }
      : undefined,
    address.segment
      ? { key: 'segment' as const, text: segmentText(address.segment, touchpoints.data ?? []) }
      : undefined,
    address.owner ? { key: 'owner' as const, text: `steps of ${address.owner}` } : undefined,
  ].filter((each) => each !== undefined)
  return active.map(({ key, text }) => (
    <span key={key} className={`chip accent ${styles.active}`}>
      <span className="clip" title={text}>
        {text}
      </span>
      <button type="button" aria-label={`Without: ${text}`} onClick={() => change({ [key]: undefined })}>
        <IconX size={12} aria-hidden />
      </button>
    </span>
  ))
}

function FilterButton({ address, change }: Pick<Props, 'address' | 'change'>) {
  const [opened, setOpened] = useState(false)
  const filters = [address.channels?.length, address.segment, address.owner].filter(Boolean).length
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={380} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="button quiet"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <IconFilter size={14} aria-hidden />
          Filter
          {filters > 0 && <span className="chip accent">{filters}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="floating" aria-label="Filter">
        <FilterPanel address={address} change={change} />
      </Popover.Dropdown>
    </Popover>
  )
}
