/** Proposes stages from data: touchpoints in their usual order, cut where customers seldom go back. */
import { lifecycle, type Phase, phaseOf } from './lifecycle-words.ts'

export type SeenTouchpoint = {
  id: number
  name: string
  department: string
  customers: number
  /** 0 = usually first, 1 = usually last (METHODS: median relative position). */
  position: number
}

export type SeenMove = { from: number; to: number; count: number }

export type ProposedStep = { name: string; department: string; touchpoints: number[] }
export type ProposedStage = { name: string; steps: ProposedStep[] }

type Place = {
  step: ProposedStep
  ids: Set<number>
  customers: number
  position: number
  phase: Phase | undefined
}

/** How far the words of a name may pull a touchpoint from where the data put it. */
const wordWeight = 0.5
const fewestStages = 3

export function proposeStages(
  touchpoints: readonly SeenTouchpoint[],
  moves: readonly SeenMove[],
): ProposedStage[] {
  const places = placesOf(touchpoints).sort((a, b) => a.position - b.position || b.customers - a.customers)
  if (places.length === 0) return []
  const count = stageCount(places)
  const cuts = bestCuts(gainOf(places, moves), count, places.length)
  const groups = cuts.map((start, index) => places.slice(start, cuts[index + 1] ?? places.length))
  return nameStages(groups)
}

/** The same name in several channels is one step. */
function placesOf(touchpoints: readonly SeenTouchpoint[]): Place[] {
  const byName = new Map<string, SeenTouchpoint[]>()
  for (const touchpoint of touchpoints) {
    const key = touchpoint.name.trim().toLocaleLowerCase('en')
    byName.set(key, [...(byName.get(key) ?? []), touchpoint])
  }
  return [...byName.values()].map((same) => {
    const weight = same.reduce((sum, { customers }) => sum + Math.max(1, customers), 0)
    const measured =
      same.reduce((sum, { position, customers }) => sum + position * Math.max(1, customers), 0) / weight
    const main = same.reduce((best, one) => (one.customers > best.customers ? one : best))
    const phase = phaseOf(main.name)
    const expected = phase === undefined ? measured : (lifecycle.indexOf(phase) + 0.5) / lifecycle.length
    return {
      step: { name: main.name, department: main.department, touchpoints: same.map(({ id }) => id) },
      ids: new Set(same.map(({ id }) => id)),
      customers: Math.max(...same.map(({ customers }) => customers)),
      position: measured * (1 - wordWeight) + expected * wordWeight,
      phase,
    }
  })
}

function stageCount(places: readonly Place[]): number {
  const phases = new Set(places.flatMap(({ phase }) => phase ?? []))
  const wanted = Math.max(fewestStages, phases.size)
  return Math.min(lifecycle.length, wanted, places.length)
}

/** gain[i][j]: what is won by keeping places i..j-1 in one stage. */
function gainOf(places: readonly Place[], moves: readonly SeenMove[]): number[][] {
  const n = places.length
  const index = new Map(places.flatMap(({ ids }, at) => [...ids].map((id): [number, number] => [id, at])))
  const together = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  let total = 0
  for (const { from, to, count } of moves) {
    const [a, b] = [index.get(from), index.get(to)]
    if (a === undefined || b === undefined || a === b) continue
    total += count
    // Only moves against the order argue for one stage: inside it they are no step back.
    const row = a > b ? together[b] : undefined
    if (row) row[a] = (row[a] ?? 0) + count
  }
  const unit = Math.max(1, total) / (n * n)
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const row = together[i]
      const [one, other] = [places[i]?.phase, places[j]?.phase]
      if (row && one && other) row[j] = (row[j] ?? 0) + (one === other ? 4 : -4) * unit
    }
  const gain = Array.from({ length: n + 1 }, () => new Array<number>(n + 1).fill(0))
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let j = i; j < n; j++) {
      for (let k = i; k < j; k++) sum += together[k]?.[j] ?? 0
      const size = j - i + 1
      const row = gain[i]
      if (row) row[j + 1] = sum - unit * size * size
    }
  }
  return gain
}

/** Dynamic programming over contiguous groups; answers where each group starts. */
function bestCuts(gain: readonly (readonly number[])[], groups: number, n: number): number[] {
  const value = Array.from({ length: groups + 1 }, () => new Array<number>(n + 1).fill(-Infinity))
  const cameFrom = Array.from({ length: groups + 1 }, () => new Array<number>(n + 1).fill(0))
  const first = value[0]
  if (first) first[0] = 0
  for (let g = 1; g <= groups; g++)
    for (let end = g; end <= n; end++)
      for (let start = g - 1; start < end; start++) {
        const total = (value[g - 1]?.[start] ?? -Infinity) + (gain[start]?.[end] ?? -Infinity)
        const [row, from] = [value[g], cameFrom[g]]
        if (row && from && total > (row[end] ?? -Infinity)) {
          row[end] = total
          from[end] = start
        }
      }
  const starts: number[] = []
  for (let g = groups, end = n; g > 0; g--) {
    end = cameFrom[g]?.[end] ?? 0
    starts.unshift(end)
  }
  return starts
}

function nameStages(groups: readonly (readonly Place[])[]): ProposedStage[] {
  const taken = new Set<string>()
  return groups.map((group, index) => {
    const votes = new Map<Phase, number>()
    for (const { phase, customers } of group) if (phase) votes.set(phase, (votes.get(phase) ?? 0) + customers)
    const ranked = [...votes].sort(([, a], [, b]) => b - a).map(([phase]) => phase)
    const name = ranked.find((phase) => !taken.has(phase)) ?? `Stage ${index + 1}`
    taken.add(name)
    return { name, steps: group.map(({ step }) => step) }
  })
}
