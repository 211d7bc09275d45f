/** How many of each kind, as a small list of names and numbers. */
import styles from './counts.module.css'
import { count } from './format.ts'

export const Counts = ({
  label,
  of,
}: {
  label: string
  of: readonly (readonly [name: string, n: number])[]
}) => (
  <dl className={styles.counts} aria-label={label}>
    {of.map(([name, n]) => (
      <div key={name}>
        <dt className="sm">{name}</dt>
        <dd className="sm medium num">{count(n)}</dd>
      </div>
    ))}
  </dl>
)
