/**
 * Channels that have sent nothing for longer than the time after which a journey of this map counts as left: then it
 * may be the source that fell silent, and not its customers. Gives the time of each one's last interaction.
 */
import { useMemo } from 'react'
import { useSources } from '../api/use-sources.ts'
import { useScene } from './scene.ts'

const dayMs = 86_400_000
const readEveryMs = 5 * 60_000

export function useSilentChannels(): ReadonlyMap<string, string> {
  const { measure, now } = useScene()
  const { data } = useSources(readEveryMs)
  const { inactivityDays } = measure.map.design
  // Of another day it is not known who was heard then.
  const isNow = measure.filter.asOf === undefined
  return useMemo(() => {
    const limit = now.getTime() - inactivityDays * dayMs
    const silent = isNow ? (data?.freshness ?? []) : []
    return new Map(
      silent.flatMap(({ channel, lastAt }) =>
        lastAt && Date.parse(lastAt) < limit ? [[channel, lastAt] as const] : [],
      ),
    )
  }, [data, now, inactivityDays, isNow])
}
