/** A link that works once, shown this once, to copy. */
import { CopyButton } from '../../parts/copy-button.tsx'
import styles from './settings.module.css'

export function LinkToHandOver({
  link,
  about,
  onClose,
}: {
  link: string
  about: string
  onClose: () => void
}) {
  return (
    <div className={styles.link} role="status">
      <span className="sm medium">{about}</span>
      <p>
        <code className="xs">{link}</code>
        <CopyButton text={link} name="Copy link" />
        <button type="button" className="button quiet" onClick={onClose}>
          I have copied it
        </button>
      </p>
    </div>
  )
}
