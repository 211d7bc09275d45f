/** Up to three channels per step, by how many people used them there; one whose source fell silent has a question mark. */

import { channelNames } from '../../../../model/channel.ts'
import { ChannelIcon } from '../../../parts/channel-icon.tsx'
import { count, dayAndTime, shortCount } from '../../../parts/format.ts'
import board from '../../board/board.module.css'
import { Cell } from '../../board/cell.tsx'
import { stepColumns } from '../../board/columns.ts'
import { stepMeasure, useScene } from '../../scene.ts'
import { useSilentChannels } from '../../use-silent-channels.ts'
import styles from './touchpoints.module.css'

const mostShown = 3

export function TouchpointsView() {
  const { layout, measure, owner, open } = useScene()
  const columns = stepColumns(layout)
  const silent = useSilentChannels()
  return layout.steps.map(({ step }) => {
    const channels = [...(stepMeasure(measure, step.id)?.channels ?? [])].sort(
      (a, b) => b.customers.n - a.customers.n,
    )
    const used = channels.filter(({ customers }) => customers.n > 0).slice(0, mostShown)
    return (
      <Cell
        key={step.id}
        where={`${step.name}, channels`}
        className={owner !== '' && step.department !== owner ? board.dimmed : undefined}
        style={{ gridColumn: columns.get(step.id) }}
      >
        <div className={styles.channels}>
          {used.length === 0 && <span className="xs faint">none seen</span>}
          {used.map(({ channel, customers }) => {
            const last = silent.get(channel)
            const since = last ? `, silent: the last interaction came ${dayAndTime(last)}` : ''
            return (
              <button
                key={channel}
                type="button"
                tabIndex={-1}
                data-people
                className={`${styles.channel} ${last ? styles.silent : ''}`}
                title={`${channelNames[channel]}: ${count(customers.n)} at ${step.name}${since}`}
                onClick={() => open(customers.number)}
              >
                <ChannelIcon channel={channel} />
                <span className="num">{shortCount(customers.n)}</span>
                <span className="visually-hidden">
                  {channelNames[channel]}
                  {since}
                </span>
              </button>
            )
          })}
        </div>
      </Cell>
    )
  })
}
