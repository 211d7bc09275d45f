/** Several values as small labels; of very many the first, and how many more there are. */
import { useState } from 'react'
import { count } from '../parts/format.ts'
import styles from './tag-chips.module.css'

const most = 12

export function TagChips({ texts }: { texts: readonly string[] }) {
  const [all, setAll] = useState(false)
  const more = texts.length - most
  return (
    <span className={styles.chips}>
      {(all ? texts : texts.slice(0, most)).map((text, index) => (
        // Two tags may have one name.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn anew when it changes
        <span key={index} className={`chip outline ${styles.chip}`} title={text}>
          <span className="clip">{text}</span>
        </span>
      ))}
      {more > 0 && (
        <button type="button" className="link xs num" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'fewer' : `${count(more)} more`}
        </button>
      )}
    </span>
  )
}
