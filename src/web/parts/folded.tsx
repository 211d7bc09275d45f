/** Shows the beginning of something long, and all of it when asked. */
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import styles from './folded.module.css'

export function Folded({ children }: { children: ReactNode }) {
  const id = useId()
  const content = useRef<HTMLDivElement>(null)
  const [isLong, setLong] = useState(false)
  const [isOpen, setOpen] = useState(false)
  // Measured after every change: what is written or arrives may be longer or shorter than before.
  useLayoutEffect(() => {
    const { current } = content
    if (current && !isOpen) setLong(current.scrollHeight > current.clientHeight + 1)
  })
  return (
    <>
      <div
        ref={content}
        id={id}
        className={styles.content}
        dir="auto"
        data-folded={!isOpen || undefined}
        data-long={isLong || undefined}
      >
        {children}
      </div>
      {isLong && (
        <button
          type="button"
          className={`link sm ${styles.toggle}`}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Show less' : 'Show all'}
        </button>
      )}
    </>
  )
}
