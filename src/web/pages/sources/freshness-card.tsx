/** Each channel: when it last sent something, and how much. */
import { Channel, channelNames } from '../../../model/channel.ts'
import type { SourceFreshness } from '../../../model/source.ts'
import { ChannelIcon } from '../../parts/channel-icon.tsx'
import { ago, count, dayAndTime } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import styles from './sources.module.css'

const known = (name: string): Channel => {
  const read = Channel.safeParse(name)
  return read.success ? read.data : 'other'
}

export function FreshnessCard({ freshness }: { freshness: readonly SourceFreshness[] | undefined }) {
  const now = useNow()
  return (
    <section className={`card ${styles.card}`} aria-labelledby="freshness">
      <h2 className="heading" id="freshness">
        Channels
      </h2>
      {!freshness && <Skeleton width="100%" height={120} />}
      {freshness?.length === 0 && (
        <p className="sm faint">Nothing has come in yet. Import a file or make a write key.</p>
      )}
      <ul className={styles.channels}>
        {freshness?.map(({ channel, lastAt, interactions, interactions24h }) => (
          <li key={channel}>
            <span className={`round-icon ${styles.round}`}>
              <ChannelIcon channel={known(channel)} size={16} />
            </span>
            <div className="grow">
              <p className="medium clip">{channelNames[known(channel)]}</p>
              <p className="xs faint num" title={lastAt ? dayAndTime(lastAt) : undefined}>
                <i className={interactions24h > 0 ? styles.on : styles.off} aria-hidden="true" />
                {lastAt ? ago(lastAt, now) : 'silent so far'}
              </p>
            </div>
            <div className={styles.figures}>
              <p className="medium num">{count(interactions)}</p>
              <p className="xs faint num">{count(interactions24h)} in 24 h</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
