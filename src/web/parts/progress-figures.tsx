/** How far an import is, in figures: share, rows, speed, time left. */
import type { ImportProgress } from '../../model/import.ts'
import { count, duration, percent } from './format.ts'

export function ProgressFigures({ progress }: { progress: ImportProgress }) {
  const { rows, share, rowsPerSecond, secondsLeft } = progress
  return (
    <span className="sm faint num" role="status">
      {[
        share === null ? '' : percent(share, 100),
        rows > 0 ? `${count(rows)} rows` : '',
        rowsPerSecond > 0 ? `${count(Math.round(rowsPerSecond))} rows/s` : '',
        secondsLeft === null ? '' : `${duration(Math.max(1, Math.round(secondsLeft)))} left`,
      ]
        .filter(Boolean)
        .join(', ')}
    </span>
  )
}
