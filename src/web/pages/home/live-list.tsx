/** What customers are doing right now, newest first. */

import { Link } from '@tanstack/react-router'
import { channelNames } from '../../../model/channel.ts'
import type { Home } from '../../../model/home.ts'
import { ChannelIcon } from '../../parts/channel-icon.tsx'
import { customerName } from '../../parts/customer-name.ts'
import { FaceIcon } from '../../parts/face.tsx'
import { ago, count, signed } from '../../parts/format.ts'
import styles from './home.module.css'

const shown = 8
const freshMs = 10_000

type Props = { latest: Home['latest']; today: number; now: Date }

type Latest = Home['latest'][number]

/** Two of the same kind may happen to a customer at the same moment; each keeps its place when newer ones come above. */
function keyed(latest: readonly Latest[]): { key: string; each: Latest }[] {
  const times = new Map<string, number>()
  const keys = latest.toReversed().map((each) => {
    const what = `${each.customer} ${each.at} ${each.touchpoint}`
    const time = (times.get(what) ?? 0) + 1
    times.set(what, time)
    return { key: `${what} ${time}`, each }
  })
  return keys.toReversed()
}

export function LiveList({ latest, today, now }: Props) {
  return (
    <section className={`card ${styles.panel}`} aria-labelledby="home-live">
      <header className={styles.panelHead}>
        <h2 className="heading" id="home-live">
          Live
        </h2>
        <span className="sm faint row num" style={{ gap: 6 }}>
          <i className={styles.beat} aria-hidden="true" />
          {count(today)} interactions in 24 h
        </span>
      </header>
      {latest.length === 0 && <p className="sm faint">Nothing has come in yet.</p>}
      <ul className={styles.live}>
        {keyed(latest.slice(0, shown)).map(({ key, each }) => {
          const fresh = now.getTime() - Date.parse(each.at) < freshMs
          return (
            <li key={key} data-fresh={fresh || undefined}>
              <span className={`round-icon ${styles.round}`} title={channelNames[each.channel]}>
                <ChannelIcon channel={each.channel} size={14} />
              </span>
              <span className="grow">
                <span className="sm medium clip" style={{ display: 'block' }} title={each.name}>
                  {each.name}
                </span>
                <Link to={`/customers/${each.customer}` as string} className={`xs faint clip ${styles.who}`}>
                  <bdi>{customerName({ id: each.customer, label: each.label, known: false })}</bdi>
                </Link>
              </span>
              {each.score !== null && (
                <span title={`Felt ${signed(each.score)}`}>
                  <FaceIcon value={each.score} size={15} />
                  <span className="visually-hidden">felt {signed(each.score)}</span>
                </span>
              )}
              <span className={`xs faint num ${styles.ago}`}>{ago(each.at, now).replace(' ago', '')}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
