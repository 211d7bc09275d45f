/** Which steps changed just now, and by how many readings or people: drawn as a quiet ring for ten seconds. */
import type { MapMeasure } from '../../model/measure.ts'

export type Pulse = { until: number; readings: number; people: number }
export type Pulses = ReadonlyMap<string, Pulse>

export const pulseMs = 10_000

/** Adds the steps that changed between two measures; `touched` are those the server named. */
export function pulsesAfter(
  before: Pulses,
  old: MapMeasure,
  fresh: MapMeasure,
  touched: ReadonlySet<string>,
  now: number,
): Pulses {
  const next = new Map([...before].filter(([, pulse]) => pulse.until > now))
  const known = new Map(old.steps.map((step) => [step.id, step]))
  for (const step of fresh.steps) {
    const was = known.get(step.id)
    if (!was) continue
    const readings = step.emotion.mean.n - was.emotion.mean.n
    const people = step.reached.n - was.reached.n
    if (readings === 0 && people === 0 && !touched.has(step.id)) continue
    const earlier = next.get(step.id)
    next.set(step.id, {
      until: now + pulseMs,
      readings: readings + (earlier?.readings ?? 0),
      people: people + (earlier?.people ?? 0),
    })
  }
  return next
}
