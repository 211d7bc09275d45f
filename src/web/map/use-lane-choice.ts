/** Which lanes of a map somebody sees, and in which order: as its address says, else as she left it the last time. */
import { useState } from 'react'
import { z } from 'zod'
import { useEntry } from '../api/use-entry.ts'
import { MapAddress } from './map-address.ts'

const LaneChoice = MapAddress.pick({ hidden: true, order: true })
export type LaneChoice = z.infer<typeof LaneChoice>

const Kept = z.string().transform((text, context) => {
  try {
    return LaneChoice.parse(JSON.parse(text))
  } catch {
    context.addIssue('not ours')
    return z.NEVER
  }
})

const filled = <Item>(list: Item[] | undefined): Item[] | undefined => (list?.length ? list : undefined)

export function useLaneChoice(
  map: string,
  address: MapAddress,
  change: (change: LaneChoice) => void,
): { lanes: LaneChoice; choose: (choice: LaneChoice) => void } {
  const person = useEntry().data?.me?.id ?? ''
  const key = `waymark lanes ${person} ${map}`
  const [kept, setKept] = useState<{ key: string; choice: LaneChoice }>()
  const read = (): LaneChoice => Kept.safeParse(localStorage.getItem(key)).data ?? {}
  if (kept?.key !== key) setKept({ key, choice: read() })
  const { hidden, order } = address
  const isInAddress = hidden !== undefined || order !== undefined
  return {
    lanes: isInAddress ? { hidden, order } : kept?.key === key ? kept.choice : {},
    choose(choice) {
      const next = { hidden: filled(choice.hidden), order: filled(choice.order) }
      localStorage.setItem(key, JSON.stringify(next))
      setKept({ key, choice: next })
      change(next)
    },
  }
}
