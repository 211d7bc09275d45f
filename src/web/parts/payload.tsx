/** What another system sent, as it came, or laid out where it is JSON. */
import styles from './payload.module.css'

export const Payload = ({ text }: { text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: long content is scrolled by keyboard
  <pre className={styles.payload} tabIndex={0}>
    <code>{laidOut(text)}</code>
  </pre>
)

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
