/** When each channel last sent something. */
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Channel, channelNames } from '../../../model/channel.ts'
import type { SourceFreshness } from '../../../model/source.ts'
import { ChannelIcon } from '../../parts/channel-icon.tsx'
import { ago, count, dayAndTime } from '../../parts/format.ts'
import styles from './home.module.css'

export const knownChannel = (name: string): Channel => {
  const read = Channel.safeParse(name)
  return read.success ? read.data : 'other'
}

type Props = { sources: readonly SourceFreshness[]; now: Date }

export function SourceList({ sources, now }: Props) {
  return (
    <section className={`card ${styles.panel}`} aria-labelledby="home-sources">
      <header className={styles.panelHead}>
        <h2 className="heading grow" id="home-sources">
          Sources
        </h2>
        <span className="xs faint">last interaction</span>
      </header>
      <ul className={styles.sources}>
        {sources.map(({ channel, lastAt, interactions, interactions24h }) => {
          const known = knownChannel(channel)
          return (
            <li
              key={channel}
              title={`${count(interactions)} interactions, ${count(interactions24h)} in 24 h${lastAt ? `, last ${dayAndTime(lastAt)}` : ''}`}
            >
              <ChannelIcon channel={known} size={14} />
              <span className="sm medium clip">{channelNames[known]}</span>
              <span className={`xs faint num ${styles.since}`}>
                <i className={interactions24h > 0 ? styles.on : styles.off} aria-hidden="true" />
                {lastAt ? ago(lastAt, now).replace(' ago', '') : 'never'}
              </span>
            </li>
          )
        })}
        <li>
          <Link to={'/sources' as string} className={`xs ${styles.connect}`}>
            <IconPlus size={12} aria-hidden />
            connect
          </Link>
        </li>
      </ul>
    </section>
  )
}
