/** A place to drop a file or choose one: it is sent with its progress shown, and its page opens. */
import { IconUpload, IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import { failureText } from '../api/api-error.ts'
import type { Upload } from '../api/upload-import.ts'
import styles from './drop-zone.module.css'
import { percent } from './format.ts'
import { ProgressBar } from './progress-bar.tsx'

type Props<Made> = {
  /** "a file of interactions" */
  what: string
  about: string
  accept: string
  upload: Upload<Made>
  pathOf: (made: Made) => string
}

export function DropZone<Made>({ what, about, accept, upload, pathOf }: Props<Made>) {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController | undefined>(undefined)
  const [over, setOver] = useState(false)
  const [state, setState] = useState<
    { kind: 'idle' } | { kind: 'sending'; name: string; share: number } | { kind: 'failed'; reason: string }
  >({ kind: 'idle' })

  const send = async (file: File | undefined) => {
    if (!file) return
    const controller = new AbortController()
    stop.current = controller
    setState({ kind: 'sending', name: file.name, share: 0 })
    try {
      const made = await upload(file, controller.signal, (share) =>
        setState({ kind: 'sending', name: file.name, share }),
      )
      void navigate({ to: pathOf(made) })
    } catch (error) {
      setState(controller.signal.aborted ? { kind: 'idle' } : { kind: 'failed', reason: failureText(error) })
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is extra, the button inside does the same
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {state.kind === 'sending' ? (
        <div className={styles.sending}>
          <p className="row">
            <span className="medium grow clip">{state.name}</span>
            <span className="sm faint num">{percent(state.share, 100)}</span>
            <button
              type="button"
              className="button quiet icon"
              aria-label="Stop the upload"
              onClick={() => stop.current?.abort()}
            >
              <IconX size={14} aria-hidden />
            </button>
          </p>
          <ProgressBar share={state.share} label={`Uploading ${state.name}`} />
        </div>
      ) : (
        <>
          <IconUpload size={22} stroke={1.6} aria-hidden />
          <p>
            <span className="medium">Drop {what} here</span>
            <span className="sm faint" style={{ display: 'block' }}>
              {about}
            </span>
          </p>
          <button type="button" className="button primary" onClick={() => input.current?.click()}>
            Choose a file
          </button>
          <input
            ref={input}
            type="file"
            hidden
            aria-label="File to import"
            accept={accept}
            onChange={(event) => {
              void send(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </>
      )}
      {state.kind === 'failed' && (
        <p className="sm bad" role="alert" style={{ gridColumn: '1 / -1' }}>
          {state.reason}
        </p>
      )}
    </div>
  )
}
