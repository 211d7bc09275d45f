/** The name of a timeline and what it shows: kinds to press, channels to tick, each with its number. */
import { Popover } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { channels as allChannels, channelNames } from '../../model/channel.ts'
import { type EntryKind, entryKinds, type TimelineCount } from '../../model/customer.ts'
import { count } from '../parts/format.ts'
import styles from './timeline.module.css'
import { numbersOf, type TimelineFilter, withToggled } from './timeline-filter.ts'

type Props = {
  counts: readonly TimelineCount[] | undefined
  filter: TimelineFilter
  onFilter: (filter: TimelineFilter) => void
}

const kindNames: Record<EntryKind, string> = { words: 'With words', answers: 'Surveys', money: 'Money' }
/** More names than these are said as a number. */
const mostNames = 2

export function TimelineHead({ counts, filter, onFilter }: Props) {
  const { channels, kinds } = filter
  const numbers = counts && numbersOf(counts, filter)
  const number = (n: number | undefined) => n !== undefined && <span className="num">{count(n)}</span>
  return (
    <header className={styles.timelineHead}>
      <h2 className="heading" id="timeline">
        Timeline
      </h2>
      <fieldset className={`segments ${styles.kinds}`} aria-label="Kinds">
        <button
          type="button"
          aria-pressed={kinds.length === 0}
          onClick={() => onFilter({ channels, kinds: [] })}
        >
          All {number(numbers?.all)}
        </button>
        {entryKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={kinds.includes(kind)}
            onClick={() => onFilter({ channels, kinds: withToggled(entryKinds, kinds, kind) })}
          >
            {kindNames[kind]} {number(numbers?.ofKind(kind))}
          </button>
        ))}
      </fieldset>
      <span className="grow" />
      <Popover position="bottom-end" shadow="none" withinPortal trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className="button" data-active={channels.length > 0 || undefined}>
            <IconFilter size={14} aria-hidden />
            {channels.length === 0
              ? 'Channels'
              : channels.length <= mostNames
                ? channels.map((channel) => channelNames[channel]).join(', ')
                : `${channels.length} channels`}
          </button>
        </Popover.Target>
        <Popover.Dropdown className="floating">
          <fieldset className={`choices ${styles.channels}`}>
            <legend className="visually-hidden">Channels</legend>
            {allChannels
              .filter(
                (channel) => channels.includes(channel) || counts?.some((each) => each.channel === channel),
              )
              .map((channel) => (
                <label key={channel}>
                  <input
                    type="checkbox"
                    checked={channels.includes(channel)}
                    onChange={() =>
                      onFilter({ channels: withToggled(allChannels, channels, channel), kinds })
                    }
                  />
                  <span className="grow">{channelNames[channel]}</span>{' '}
                  <span className="faint num">{count(numbers?.ofChannel(channel) ?? 0)}</span>
                </label>
              ))}
          </fieldset>
          {channels.length > 0 && (
            <button
              type="button"
              className={`link sm ${styles.allChannels}`}
              onClick={() => onFilter({ channels: [], kinds })}
            >
              All channels
            </button>
          )}
        </Popover.Dropdown>
      </Popover>
    </header>
  )
}
