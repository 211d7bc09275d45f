/** The map to read or to listen to. */
import { mapText } from '../map-text.ts'
import { useScene } from '../scene.ts'
import styles from './views.module.css'

export function TextView() {
  const { measure, compare } = useScene()
  return (
    <div className={styles.text}>
      <article className="card">
        {mapText(measure, compare).map(({ title, sentences }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two stages may have one name
          <section key={index}>
            {index === 0 ? <h2>{title}</h2> : <h3>{title}</h3>}
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </section>
        ))}
      </article>
    </div>
  )
}
