/** Says so when the line to the server is lost, since nothing on the page then moves. */
import { IconAlertTriangle } from '@tabler/icons-react'
import { useLiveState } from '../api/use-live.ts'
import styles from './top-bar.module.css'

export function LiveLight() {
  const state = useLiveState()
  return (
    <span role="status">
      {state === 'lost' && (
        <span className={styles.lost}>
          <IconAlertTriangle size={14} aria-hidden />
          Not live, reconnecting
        </span>
      )}
    </span>
  )
}
