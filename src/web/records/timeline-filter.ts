/** What a timeline is narrowed to: several channels and kinds at once, as the address keeps them, with their numbers. */
import { channels as allChannels, type Channel } from '../../model/channel.ts'
import { type EntryKind, entryKinds, type TimelineCount } from '../../model/customer.ts'
import type { RecordAddress } from './record-address.ts'

/** Empty means all; an entry fits with one of the channels and one of the kinds. */
export type TimelineFilter = { channels: Channel[]; kinds: EntryKind[] }

/** In the order in which they are offered, whatever the order of the address. */
const chosenOf = <Name extends string>(all: readonly Name[], text = ''): Name[] => {
  const names = new Set(text.split(','))
  return all.filter((name) => names.has(name))
}

export const timelineFilterOf = ({ channels, kinds }: RecordAddress): TimelineFilter => ({
  channels: chosenOf(allChannels, channels),
  kinds: chosenOf(entryKinds, kinds),
})

export const timelineAddress = ({ channels, kinds }: TimelineFilter): RecordAddress => ({
  channels: channels.join() || undefined,
  kinds: kinds.join() || undefined,
})

/** In the order of `all`. */
export const withToggled = <Name extends string>(
  all: readonly Name[],
  chosen: readonly Name[],
  name: Name,
): Name[] => all.filter((each) => (each === name) !== chosen.includes(each))

const sumOf = (counts: readonly TimelineCount[], { channels, kinds }: TimelineFilter): number =>
  counts
    .filter(
      (count) =>
        (channels.length === 0 || channels.includes(count.channel)) &&
        (kinds.length === 0 || kinds.some((kind) => count.kinds.includes(kind))),
    )
    .reduce((sum, { n }) => sum + n, 0)

/** What each choice would show beside what is chosen of the other sort. */
export const numbersOf = (counts: readonly TimelineCount[], { channels, kinds }: TimelineFilter) => ({
  all: sumOf(counts, { channels, kinds: [] }),
  shown: sumOf(counts, { channels, kinds }),
  ofKind: (kind: EntryKind) => sumOf(counts, { channels, kinds: [kind] }),
  ofChannel: (channel: Channel) => sumOf(counts, { channels: [channel], kinds }),
})
