/** While history follows a changed rule: how far it has come. Older answers stay readable meanwhile. */
import { useRederivation } from '../../api/use-touchpoint-changes.ts'
import { count, duration } from '../../parts/format.ts'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import styles from './touchpoints.module.css'

export function RederivationBar() {
  const { data } = useRederivation()
  if (data?.state === 'failed')
    return (
      <p className={`card sm bad ${styles.bar}`} role="alert">
        History could not follow the last change: {data.error ?? 'the reason is in the log'}. Change the rule
        again to retry.
      </p>
    )
  if (data?.state !== 'running') return null
  const { customersDone, customersTotal, secondsLeft } = data
  return (
    <div className={`card ${styles.bar}`}>
      <p className="row sm" role="status">
        <b className="grow">History follows the change; the maps show the older answer until then.</b>
        <span className="faint num">
          {count(customersDone)} of {count(customersTotal)} journeys
          {secondsLeft === null ? '' : `, ${duration(Math.max(1, Math.round(secondsLeft)))} left`}
        </span>
      </p>
      <ProgressBar
        share={customersTotal > 0 ? customersDone / customersTotal : null}
        label="History follows the change"
      />
    </div>
  )
}
