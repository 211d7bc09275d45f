/** A grey bar where a number will be, as wide as the number. */
import styles from './skeleton.module.css'

export function Skeleton({ width, height = 12 }: { width: number | string; height?: number }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />
}
