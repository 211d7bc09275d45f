/** Keys of the whole map page: 1 2 3 4 5 views, Z zoom, P pause. */
import { useHotkeys } from '@mantine/hooks'
import { type MapAddress, zooms } from './map-address.ts'

type Actions = {
  address: MapAddress
  change: (change: Partial<MapAddress>) => void
  onPause: () => void
}

export function useMapKeys({ address, change, onPause }: Actions) {
  const nextZoom = () => {
    const next = zooms[(zooms.indexOf(address.zoom ?? 'steps') + 1) % zooms.length]
    change({ zoom: next === 'steps' ? undefined : next, view: undefined })
  }
  useHotkeys(
    [
      ['1', () => change({ view: undefined })],
      ['2', () => change({ view: 'flow' })],
      ['3', () => change({ view: 'table' })],
      ['4', () => change({ view: 'findings' })],
      ['5', () => change({ view: 'funnel' })],
      ['Z', nextZoom],
      ['P', onPause],
    ],
    ['INPUT', 'TEXTAREA', 'SELECT'],
  )
}
