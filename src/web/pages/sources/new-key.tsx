/** A key just made: shown this once, with code that uses it. */
import { useState } from 'react'
import type { NewWriteKey } from '../../../model/source.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { snippets } from './snippets.ts'
import styles from './sources.module.css'

type Props = { made: NewWriteKey; onClose: () => void }

export function NewKey({ made, onClose }: Props) {
  const ready = snippets(location.origin, made.key)
  const [shown, setShown] = useState(ready[0]?.name)
  const snippet = ready.find(({ name }) => name === shown)
  return (
    <div className={styles.newKey} role="status">
      <p className="medium">“{made.name}” is ready. Copy the key now: it is not shown again.</p>
      <p className={styles.keyText}>
        <code className="grow">{made.key}</code>
        <CopyButton text={made.key} name="Copy key" />
      </p>
      <fieldset className="segments" style={{ border: 0, margin: 0 }} aria-label="Code that uses the key">
        {ready.map(({ name }) => (
          <button key={name} type="button" aria-pressed={name === shown} onClick={() => setShown(name)}>
            {name}
          </button>
        ))}
      </fieldset>
      {snippet && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wide code is scrolled by keyboard */}
          <pre className={styles.code} tabIndex={0}>
            <code>{snippet.code}</code>
          </pre>
          <div className="row">
            <CopyButton text={snippet.code} name="Copy code" />
            <span className="grow" />
            <button type="button" className="button quiet" onClick={onClose}>
              I have copied it
            </button>
          </div>
        </>
      )}
    </div>
  )
}
