/** How the command line shows an import: a progress bar while it goes on, and words when it is done. */
import { isTTY, log, type ProgressResult, progress } from '@clack/prompts'
import type { ImportCounts, ImportPreview, ImportProgress } from '../../model/import.ts'

export const number = new Intl.NumberFormat('en-GB')
const barSteps = 1_000

export type ImportReport = {
  show(state: { progress: ImportProgress }): void
  stop(): void
}

/** On standard error, so that standard output holds nothing but the result. */
export function progressReport(quiet: boolean): ImportReport {
  const output = process.stderr
  if (quiet || !isTTY(output)) return { show: () => {}, stop: () => {} }
  let bar: ProgressResult | undefined
  let phase = ''
  let done = 0
  const stop = (): void => {
    bar?.stop(phase)
    bar = undefined
  }
  return {
    stop,
    show({ progress: now }) {
      if (now.phase === '') return
      if (now.phase !== phase) {
        stop()
        phase = now.phase
        done = 0
        bar = progress({ max: barSteps, output })
        bar.start(phase)
      }
      const reached = Math.round((now.share ?? 0) * barSteps)
      bar?.advance(Math.max(0, reached - done), progressLine(now))
      done = Math.max(done, reached)
    },
  }
}

const progressLine = ({ phase, rows, rowsPerSecond, secondsLeft }: ImportProgress): string =>
  [
    phase,
    `${number.format(rows)} rows`,
    `${number.format(rowsPerSecond)} rows/s`,
    ...(secondsLeft === null ? [] : [`${timeLeft(secondsLeft)} left`]),
  ].join(' · ')

const timeLeft = (seconds: number): string =>
  seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`

export function sayPreview(preview: ImportPreview): void {
  const output = process.stderr
  const found = preview.columns.filter(({ field }) => field !== null)
  log.message(
    [
      `${preview.format.toUpperCase()} with ${number.format(preview.counts.rows)} rows`,
      ...found.map(({ name, field, reason }) => `  ${field}: "${name}" (${reason})`),
      ...Object.entries(preview.settings.constants).map(
        ([field, name]) => `  ${field}: "${name}" for all rows`,
      ),
      ...(preview.timeRange ? [`  from ${preview.timeRange.from} to ${preview.timeRange.to}`] : []),
    ].join('\n'),
    { output },
  )
  sayNotes(preview)
}

/** What is refused, and what else is worth knowing. */
export function sayNotes({ refusals, remarks }: Pick<ImportPreview, 'refusals' | 'remarks'>): void {
  const output = process.stderr
  for (const { code, message, rows, samples } of refusals) {
    const where = samples
      .slice(0, 3)
      .map(({ row, column, value }) => `row ${row}${column ? `, ${column}` : ''}: ${JSON.stringify(value)}`)
    log.warn([`${number.format(rows)} rows refused (${code}): ${message}`, ...where].join('\n  '), { output })
  }
  for (const { message } of remarks) log.warn(message, { output })
}

export const countsLine = ({
  rows,
  accepted,
  refused,
  duplicates,
  customers,
  touchpoints,
}: ImportCounts): string =>
  `${number.format(rows)} rows: ${number.format(accepted)} accepted, ${number.format(refused)} refused, ${number.format(duplicates)} duplicates; ${number.format(customers)} customers, ${number.format(touchpoints)} touchpoints`
