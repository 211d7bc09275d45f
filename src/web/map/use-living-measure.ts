/** The measured map, kept alive: asked again when the server says it changed, with what changed as pulses. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { MapMeasure } from '../../model/measure.ts'
import { useLive } from '../api/use-live.ts'
import { type MeasureQuery, mapMeasureKey, useMapMeasure } from '../api/use-map-measure.ts'
import { type Pulses, pulseMs, pulsesAfter } from './pulse.ts'

// Never ask more often than this, however fast interactions come in.
const leastMsBetween = 500

export function useLivingMeasure(id: string, query: MeasureQuery, paused: boolean) {
  const answer = useMapMeasure(id, query, paused)
  const client = useQueryClient()
  const touched = useRef(new Set<string>())
  const lastAsked = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const ask = () => {
    // An answer that is on its way may be older than the change: ask again when it is there.
    const busy = client.isFetching({ queryKey: mapMeasureKey(id) }) > 0
    timer.current = busy ? setTimeout(ask, leastMsBetween) : undefined
    if (busy) return
    lastAsked.current = Date.now()
    void client.invalidateQueries({ queryKey: mapMeasureKey(id) })
  }
  useLive((event) => {
    if (event.kind !== 'map-changed' || event.map !== id || paused) return
    for (const step of event.steps) touched.current.add(step)
    const wait = Math.max(0, lastAsked.current + leastMsBetween - Date.now())
    timer.current ??= setTimeout(ask, wait)
  })
  useEffect(() => () => clearTimeout(timer.current), [])

  const wasPaused = useRef(paused)
  useEffect(() => {
    // What happened meanwhile shows as soon as the map goes on.
    if (wasPaused.current && !paused) void client.invalidateQueries({ queryKey: mapMeasureKey(id) })
    wasPaused.current = paused
  }, [paused, client, id])

  const pulses = usePulses(answer.data?.measure, JSON.stringify(query), touched)
  return { answer, pulses }
}

function usePulses(measure: MapMeasure | undefined, question: string, touched: { current: Set<string> }) {
  const [pulses, setPulses] = useState<Pulses>(new Map())
  const before = useRef<{ measure: MapMeasure; question: string }>(undefined)
  useEffect(() => {
    if (!measure) return
    const old = before.current
    before.current = { measure, question }
    // Another question has other numbers: nothing happened, so nothing pulses.
    if (!old || old.question !== question || old.measure === measure) return
    const named = touched.current
    touched.current = new Set()
    setPulses((shown) => pulsesAfter(shown, old.measure, measure, named, Date.now()))
  }, [measure, question, touched])
  useEffect(() => {
    if (pulses.size === 0) return
    const next = Math.min(...[...pulses.values()].map(({ until }) => until)) - Date.now()
    const timer = setTimeout(
      () => setPulses((shown) => new Map([...shown].filter(([, { until }]) => until > Date.now()))),
      Math.max(50, Math.min(next, pulseMs)),
    )
    return () => clearTimeout(timer)
  }, [pulses])
  return pulses
}
