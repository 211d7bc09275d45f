/** Which customers and channels are counted, and whose steps are emphasised. */
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { channelNames, channels } from '../../../model/channel.ts'
import { type SegmentRule, traitOps } from '../../../model/segment.ts'
import { useTouchpoints } from '../../api/use-touchpoints.ts'
import { ChannelIcon } from '../../parts/channel-icon.tsx'
import type { MapAddress } from '../map-address.ts'
import { useScene } from '../scene.ts'
import { type Condition, conditionsOf, opNames, ruleOf } from '../segment-conditions.ts'
import styles from './tools.module.css'

type Props = { address: MapAddress; change: (change: Partial<MapAddress>) => void }

export function FilterPanel({ address, change }: Props) {
  const { measure } = useScene()
  // Conditions half typed go too when everything is cleared.
  const [round, setRound] = useState(0)
  const chosen = new Set(address.channels ?? [])
  const owners = [
    ...new Set(measure.map.design.stages.flatMap(({ steps }) => steps.map((step) => step.department))),
  ]
  return (
    <div className={styles.filter}>
      <fieldset>
        <legend className="label">Only interactions in these channels</legend>
        <div className={styles.channels}>
          {channels.map((channel) => (
            <button
              key={channel}
              type="button"
              aria-pressed={chosen.has(channel)}
              onClick={() => {
                const next = chosen.has(channel)
                  ? [...chosen].filter((each) => each !== channel)
                  : [...chosen, channel]
                change({ channels: next.length > 0 ? next : undefined })
              }}
            >
              <ChannelIcon channel={channel} size={14} />
              {channelNames[channel]}
            </button>
          ))}
        </div>
      </fieldset>
      <SegmentEditor key={round} rule={address.segment} onChange={(segment) => change({ segment })} />
      <label className="label" style={{ display: 'grid', gap: 6 }}>
        Emphasise the steps of
        <select
          className="field"
          value={address.owner ?? ''}
          onChange={(event) => change({ owner: event.target.value || undefined })}
        >
          <option value="">everyone</option>
          {owners.filter(Boolean).map((owner) => (
            <option key={owner}>{owner}</option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="button quiet"
        onClick={() => {
          change({ channels: undefined, segment: undefined, owner: undefined })
          setRound(round + 1)
        }}
      >
        Clear all filters
      </button>
    </div>
  )
}

function SegmentEditor({
  rule,
  onChange,
}: {
  rule: SegmentRule | undefined
  onChange: (rule: SegmentRule | undefined) => void
}) {
  const [conditions, setConditions] = useState<Condition[]>(() => conditionsOf(rule))
  const touchpoints = useTouchpoints()
  const set = (next: Condition[]) => {
    setConditions(next)
    onChange(ruleOf(next))
  }
  const edit = (index: number, condition: Condition) =>
    set(conditions.map((each, place) => (place === index ? condition : each)))
  return (
    <fieldset>
      <legend className="label">Only customers for whom all of this holds</legend>
      {conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no identity but its place
        <div key={index} className={styles.rule}>
          {condition.kind === 'trait' ? (
            <>
              <input
                className="field"
                aria-label="Trait"
                placeholder="trait, e.g. country"
                value={condition.key}
                onChange={(event) => edit(index, { ...condition, key: event.target.value })}
              />
              <select
                className="field"
                aria-label="How it is compared"
                value={condition.op}
                onChange={(event) =>
                  edit(index, { ...condition, op: traitOps.find((op) => op === event.target.value) ?? 'is' })
                }
              >
                {traitOps.map((op) => (
                  <option key={op} value={op}>
                    {opNames[op]}
                  </option>
                ))}
              </select>
              <input
                className="field"
                aria-label="Value"
                placeholder="value"
                disabled={condition.op === 'exists'}
                value={condition.value}
                onChange={(event) => edit(index, { ...condition, value: event.target.value })}
              />
            </>
          ) : (
            <>
              <select
                className="field"
                aria-label="Did or did not"
                value={condition.op}
                onChange={(event) =>
                  edit(index, { ...condition, op: event.target.value === 'did' ? 'did' : 'did-not' })
                }
              >
                <option value="did">did</option>
                <option value="did-not">did not</option>
              </select>
              <select
                className="field"
                style={{ gridColumn: 'span 2' }}
                aria-label="Touchpoint"
                value={condition.touchpoint}
                onChange={(event) => edit(index, { ...condition, touchpoint: Number(event.target.value) })}
              >
                <option value={0}>choose a touchpoint</option>
                {touchpoints.data?.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </>
          )}
          <button
            type="button"
            className="button quiet icon"
            aria-label="Remove this condition"
            onClick={() => set(conditions.filter((_, place) => place !== index))}
          >
            <IconTrash size={14} aria-hidden />
          </button>
        </div>
      ))}
      <div className="row">
        <button
          type="button"
          className="button quiet"
          onClick={() => set([...conditions, { kind: 'trait', key: '', op: 'is', value: '' }])}
        >
          <IconPlus size={14} aria-hidden />
          Trait
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => set([...conditions, { kind: 'touchpoint', touchpoint: 0, op: 'did', atLeast: 1 }])}
        >
          <IconPlus size={14} aria-hidden />
          Touchpoint
        </button>
      </div>
    </fieldset>
  )
}
