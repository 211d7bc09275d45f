/** One of a few ways to do something, each with what it comes to. */
import type { ReactNode } from 'react'
import styles from './ways.module.css'

export const Ways = ({ legend, children }: { legend: string; children: ReactNode }) => (
  <fieldset className={styles.ways}>
    <legend className="sm medium">{legend}</legend>
    {children}
  </fieldset>
)

type WayProps = {
  /** The same for all ways of one choice. */
  choice: string
  name: string
  about: string
  checked: boolean
  disabled?: boolean
  onChoose: () => void
}

export const Way = ({ choice, name, about, checked, disabled = false, onChoose }: WayProps) => (
  <label className={styles.way}>
    <input type="radio" name={choice} checked={checked} disabled={disabled} onChange={onChoose} />
    <span>
      <span className="sm medium">{name}</span>
      <span className="sm faint">{about}</span>
    </span>
  </label>
)
