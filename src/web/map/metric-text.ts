/** A survey score as it is written: its name, value and half interval. */
import type { CxMetric } from '../../model/measure.ts'
import { plain, signed } from '../parts/format.ts'

const names = { nps: 'NPS', csat: 'CSAT', ces: 'CES', rating: 'Stars' } as const

export function metricText({ scale, value, low, high }: CxMetric) {
  const half = (high - low) / 2
  switch (scale) {
    case 'nps':
      return { name: names.nps, value: signed(value, 0), half: plain(half, 0), low: value < 0 }
    case 'ces':
      return { name: names.ces, value: plain(value), half: plain(half), low: value < 4 }
    default:
      return {
        name: names[scale],
        value: `${plain(value * 100, 0)}%`,
        half: plain(half * 100, 0),
        low: value < 0.5,
      }
  }
}
