/** Files of a record: dropped or chosen, fetched, removed. */

import { IconFile, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { fileKinds, type RecordFile } from '../../model/crm/record-file.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { failureText } from '../api/api-error.ts'
import { useMay } from '../api/use-entry.ts'
import { useFileChanges } from '../api/use-record-changes.ts'
import { useRecordFiles } from '../api/use-records.ts'
import { toast } from '../frame/toast.ts'
import { FailureLine } from '../parts/failure-line.tsx'
import { day } from '../parts/format.ts'
import { May } from '../parts/may.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { CardSection } from './card-section.tsx'
import styles from './files.module.css'

type Props = { type: RecordType; id: string }

const accepted = fileKinds.flatMap(({ endings }) => endings.map((ending) => `.${ending}`)).join(',')
const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

export function FilesCard({ type, id }: Props) {
  const files = useRecordFiles(type, id)
  const mayEdit = useMay('edit')
  const { add, remove } = useFileChanges(type, id)
  const input = useRef<HTMLInputElement>(null)
  const failed = (error: unknown) => toast(failureText(error), { tone: 'bad' })
  const attach = (list: FileList | null) => {
    if (!mayEdit) return
    for (const file of list ?? []) add.mutate(file, { onError: failed })
  }
  return (
    <CardSection
      title="Files"
      action={
        <button
          type="button"
          className="button quiet"
          disabled={add.isPending}
          onClick={() => input.current?.click()}
        >
          <IconPaperclip size={14} aria-hidden />
          {add.isPending ? 'Attaching…' : 'Attach'}
        </button>
      }
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label="Attach files"
        onChange={(event) => {
          attach(event.target.files)
          event.target.value = ''
        }}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button above does the same by keyboard */}
      <div
        className={styles.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          attach(event.dataTransfer.files)
        }}
      >
        {files.isPending && <Skeleton width="60%" />}
        {!files.data && <FailureLine error={files.error} />}
        {files.data?.length === 0 && (
          <p className="sm faint">{mayEdit ? 'Drop documents and pictures here.' : 'Nothing is attached.'}</p>
        )}
        <ul>
          {files.data?.map((file) => (
            <File key={file.id} file={file} onRemove={() => remove.mutate(file.id, { onError: failed })} />
          ))}
        </ul>
      </div>
    </CardSection>
  )
}

function File({ file, onRemove }: { file: RecordFile; onRemove: () => void }) {
  return (
    <li className={styles.file}>
      <IconFile size={15} className="faint" aria-hidden />
      <a href={`/api/v1/files/${file.id}`} download={file.name} className="sm medium clip" title={file.name}>
        {file.name}
      </a>
      <span className="xs faint num">
        {size(file.bytes)}, {day(file.at)}
      </span>
      <May permission="edit">
        <button
          type="button"
          className="button quiet icon"
          aria-label={`Remove ${file.name}`}
          onClick={onRemove}
        >
          <IconTrash size={14} aria-hidden />
        </button>
      </May>
    </li>
  )
}
