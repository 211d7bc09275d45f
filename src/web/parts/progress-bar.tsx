/** How far something has come; without a share it only says that it is going on. */
import styles from './progress-bar.module.css'

type Props = { share: number | null; label: string }

export function ProgressBar({ share, label }: Props) {
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
    >
      <i
        className={share === null ? styles.open : ''}
        style={share === null ? undefined : { width: `${Math.min(100, share * 100)}%` }}
      />
    </div>
  )
}
