/** How far an import has come, with the speed of the current phase and the time it will still take. */
import type { ImportProgress } from '../model/import.ts'

export type Progress = ImportProgress

export const noProgress: Progress = {
  phase: '',
  rows: 0,
  share: null,
  rowsPerSecond: 0,
  secondsLeft: null,
}

export type ProgressOf = {
  /** `share` is how much of the phase is done, where that is known better than by rows. */
  at(rows: number, share: number | null): void
}

/** One per phase; `report` gets every change. */
export function startPhase(
  phase: string,
  now: () => number,
  report: (progress: Progress) => void,
  /** Where an earlier run left off. */
  from = { rows: 0, share: 0 },
): ProgressOf {
  const started = now()
  report({ phase, ...from, rowsPerSecond: 0, secondsLeft: null })
  return {
    at(rows, share) {
      const seconds = Math.max(0.001, (now() - started) / 1000)
      report({
        phase,
        rows,
        share,
        rowsPerSecond: Math.round((rows - from.rows) / seconds),
        secondsLeft:
          share && share - from.share > 0.01
            ? Math.round((seconds / (share - from.share)) * (1 - share))
            : null,
      })
    },
  }
}
