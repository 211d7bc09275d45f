/** The card that every way in is drawn on, outside the frame. */
import { type ReactNode, useEffect } from 'react'
import { failureText } from '../../api/api-error.ts'
import { Logo } from '../../frame/logo.tsx'
import styles from './entry.module.css'

type Props = { title: string; about?: ReactNode; children: ReactNode }

export function EntryCard({ title, about, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Waymark`
  }, [title])
  return (
    <main className={styles.page}>
      <p className={styles.mark}>
        <Logo />
        <span className="xl medium">Waymark</span>
      </p>
      <section className={`card ${styles.card}`}>
        <header>
          <h1 className="xl medium">{title}</h1>
          {about && <p className="faint">{about}</p>}
        </header>
        {children}
      </section>
    </main>
  )
}

export function EntryFailure({ error }: { error: unknown }) {
  if (!error) return null
  return (
    <p className={styles.fail} role="alert">
      {failureText(error)}
    </p>
  )
}
