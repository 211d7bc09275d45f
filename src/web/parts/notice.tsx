/** A page or panel that has nothing to show yet, or failed: one title, one sentence, one thing to do. */
import type { ReactNode } from 'react'
import styles from './notice.module.css'

type Props = { title: string; tone?: 'plain' | 'bad'; children?: ReactNode }

export function Notice({ title, tone = 'plain', children }: Props) {
  return (
    <section className={styles.notice} role={tone === 'bad' ? 'alert' : undefined}>
      <svg viewBox="0 0 160 48" width="160" height="48" aria-hidden="true" className={styles.line}>
        <path
          d="M4 30C26 30 30 10 52 10S84 40 104 40S132 16 156 16"
          className={tone === 'bad' ? styles.broken : ''}
        />
        <circle cx="52" cy="10" r="5" />
        <circle cx="104" cy="40" r="5" />
      </svg>
      <h2 className="lg medium">{title}</h2>
      {children}
    </section>
  )
}
