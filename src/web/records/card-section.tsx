/** A card of a record's page: a heading, what can be added by those who may, the contents. */

import { type ReactNode, useId } from 'react'
import { May } from '../parts/may.tsx'
import styles from './card-section.module.css'

type Props = { title: string; about?: ReactNode; action?: ReactNode; children: ReactNode }

export function CardSection({ title, about, action, children }: Props) {
  const id = useId()
  return (
    <section className={`card ${styles.card}`} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 className="heading" id={id}>
          {title}
        </h2>
        <span className="xs faint num grow">{about}</span>
        <May permission="edit">{action}</May>
      </header>
      {children}
    </section>
  )
}
