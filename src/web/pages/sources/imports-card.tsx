/** Files that were brought in, and the place to drop the next one. */
import { IconFileTypeCsv, IconUpload, IconX } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import type { Import } from '../../../model/import.ts'
import { failureText } from '../../api/api-error.ts'
import { uploadImport } from '../../api/upload-import.ts'
import { useImports } from '../../api/use-imports.ts'
import { ago, count, percent } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { fileSize, stateNames } from '../imports/import-words.ts'
import styles from './sources.module.css'

export function ImportsCard() {
  const imports = useImports()
  return (
    <section className={`card ${styles.card}`} id="imports" aria-labelledby="imports-title">
      <h2 className="heading" id="imports-title">
        Imports
      </h2>
      <May permission="import">
        <DropZone />
      </May>
      {imports.isPending && <Skeleton width="100%" height={40} />}
      {imports.isError && (
        <p className="sm bad" role="alert">
          {failureText(imports.error)}{' '}
          <button type="button" className="link" onClick={() => void imports.refetch()}>
            Try again
          </button>
        </p>
      )}
      <ul className={styles.imports}>
        {imports.data?.map((each) => (
          <ImportRow key={each.id} made={each} />
        ))}
      </ul>
    </section>
  )
}

function DropZone() {
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
      const made = await uploadImport(file, controller.signal, (share) =>
        setState({ kind: 'sending', name: file.name, share }),
      )
      void navigate({ to: `/imports/${made.id}` as string })
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
            <span className="medium">Drop a file of interactions here</span>
            <span className="sm faint" style={{ display: 'block' }}>
              CSV, NDJSON, Parquet or XES, also gzipped. You see what would happen before anything does.
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
            accept=".csv,.tsv,.txt,.ndjson,.jsonl,.parquet,.xes,.gz"
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

function ImportRow({ made }: { made: Import }) {
  const now = useNow(10_000)
  const { name, tone } = stateNames[made.state]
  const counts = made.counts ?? made.preview?.counts
  return (
    <li>
      <Link to={`/imports/${made.id}` as string} className={styles.import}>
        <IconFileTypeCsv size={18} stroke={1.6} aria-hidden />
        <div className="grow">
          <p className="sm medium clip" title={made.fileName}>
            {made.fileName}
          </p>
          <p className="xs faint num">
            {fileSize(made.bytes)}, {ago(made.createdAt, now)}
            {counts ? `, ${count(counts.rows)} rows` : ''}
            {counts && counts.refused > 0 ? `, ${count(counts.refused)} refused` : ''}
          </p>
        </div>
        <span className={`chip ${tone}`}>{name}</span>
      </Link>
      {made.state === 'running' && (
        <ProgressBar share={made.progress.share} label={`Importing ${made.fileName}`} />
      )}
    </li>
  )
}
