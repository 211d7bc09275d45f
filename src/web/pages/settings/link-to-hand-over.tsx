/** A link that works once, shown this once, to copy. */
import { CopyButton } from '../../parts/copy-button.tsx'
import styles from './settings.module.css'

/** A server that listens on all addresses does not know the one that people use; the one used now works. */
const reachable = (link: string): string =>
  link.replace(/^http:\/\/(0\.0\.0\.0|\[::\])(:\d+)?/, location.origin)

type Props = { link: string; about: string; onClose: () => void }

export function LinkToHandOver({ link: made, about, onClose }: Props) {
  const link = reachable(made)
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
