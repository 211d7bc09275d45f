/** One interaction: when, where, what was said, how it felt, what it was worth. */

import { IconChevronDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { channelNames } from '../../model/channel.ts'
import type { CrmRecord } from '../../model/crm/crm-record.ts'
import type { TimelineEntry } from '../../model/customer.ts'
import { ChannelIcon } from '../parts/channel-icon.tsx'
import { Feeling } from '../parts/feeling.tsx'
import { dayAndTime, oneAmount } from '../parts/format.ts'
import { recordIcons } from './record-icon.ts'
import { recordPath } from './record-path.ts'
import styles from './timeline.module.css'

const timeForm = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const scales = { nps: ['NPS', 10], csat: ['CSAT', 5], ces: ['Effort', 7], rating: ['Rating', 5] } as const
const sources = {
  said: 'said',
  read: 'read',
  shown: 'shown',
} as const
const sourceAbout = {
  said: 'Told in a survey or rating',
  read: 'Read from the words',
  shown: 'Shown by behaviour, a proxy',
} as const

const objects = ['order', 'deal', 'ticket'] as const
/** The records that interactions name, by type and the id that interactions carry. */
export type ObjectNames = Readonly<Record<string, { id: string; name: string }>>

/** What comes through no channel of its own, as a deal that moves, shows what it is about. */
function EntryIcon({ entry }: { entry: TimelineEntry }) {
  const isOther = entry.channel === 'other'
  const about =
    isOther && entry.type === 'identify' ? 'customer' : isOther && objects.find((type) => entry[type] !== '')
  const Icon = about && recordIcons[about]
  return Icon ? (
    <Icon size={15} stroke={1.75} aria-hidden />
  ) : (
    <ChannelIcon channel={entry.channel} size={15} />
  )
}

/** `about`: the record whose page this is, which need not name itself. `who`: whose it is, where that is not plain. */
type Props = {
  entry: TimelineEntry
  names: ObjectNames
  about?: CrmRecord | undefined
  who?: string | undefined
}

export function TimelineRow({ entry, names, about, who }: Props) {
  const [opened, setOpened] = useState(false)
  const details = Object.entries(entry.properties)
  const title = entry.touchpointName || entry.name || entry.type
  return (
    <li className={styles.entry}>
      <time className="sm faint num" dateTime={entry.at} title={dayAndTime(entry.at)}>
        {timeForm.format(new Date(entry.at))}
      </time>
      <span className="round-icon" title={channelNames[entry.channel]}>
        <EntryIcon entry={entry} />
        <span className="visually-hidden">{channelNames[entry.channel]}</span>
      </span>
      <div className={styles.what}>
        <p className="row" style={{ flexWrap: 'wrap', gap: '2px 8px' }}>
          <span className="medium" dir="auto">
            {title}
          </span>
          {who !== undefined && entry.customer !== null && (
            <Link to={recordPath('customer', entry.customer)} className={`link sm ${styles.who}`} dir="auto">
              {who}
            </Link>
          )}
          {entry.scale && entry.rawScore !== null && (
            <span className="chip num">
              {scales[entry.scale][0]} {entry.rawScore} of {scales[entry.scale][1]}
            </span>
          )}
          {entry.value && (
            <span className="chip num">{oneAmount(entry.value.minor, entry.value.currency)}</span>
          )}
          {objects.map((type) =>
            entry[type] && type !== about?.type ? (
              <ObjectChip key={type} type={type} id={entry[type]} names={names} />
            ) : null,
          )}
        </p>
        {entry.text && (
          <blockquote className={styles.quote} dir="auto">
            “{entry.text}”
          </blockquote>
        )}
        {opened && (
          <dl className={styles.details}>
            <div>
              <dt>sent as</dt>
              <dd>
                {entry.type} “{entry.name}”
              </dd>
            </div>
            {details.map(([key, value]) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <span className={`sm faint clip ${styles.department}`} title={entry.department}>
        {entry.department}
      </span>
      <span className={styles.felt}>
        {entry.score !== null && (
          <>
            <Feeling value={entry.score} />
            {entry.source && (
              <span className="xs faint" title={sourceAbout[entry.source]}>
                {sources[entry.source]}
              </span>
            )}
          </>
        )}
      </span>
      <button
        type="button"
        className={`${styles.unfold} no-print`}
        aria-expanded={opened}
        aria-label={`Details of ${title}`}
        onClick={() => setOpened(!opened)}
      >
        <IconChevronDown size={14} aria-hidden style={{ transform: opened ? 'rotate(180deg)' : undefined }} />
      </button>
    </li>
  )
}

type ObjectProps = { type: (typeof objects)[number]; id: string; names: ObjectNames }

/** An order, deal or ticket of ours leads to its page; one of another system is only named. */
function ObjectChip({ type, id, names }: ObjectProps) {
  const known = names[`${type} ${id}`]
  if (known === undefined)
    return (
      <span className="chip outline">
        {type} {id}
      </span>
    )
  return (
    <Link to={recordPath(type, known.id)} className="chip outline" title={`Open the ${type}`}>
      {known.name}
    </Link>
  )
}
