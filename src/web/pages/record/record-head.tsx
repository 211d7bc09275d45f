/** What a record is called, its few figures, its stage as a path to click along, and deleting it. */

import { IconCheck, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { RecordAnswer, RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'
import { useMay } from '../../api/use-entry.ts'
import { ago, dayAndTime } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { useNow } from '../../parts/use-now.ts'
import { fieldText } from '../../records/field-text.ts'
import { useMoneyFigures } from '../../records/money-figures.tsx'
import { recordIcons } from '../../records/record-icon.ts'
import { recordPath } from '../../records/record-path.ts'
import { useDeleteRecord } from '../../records/use-delete-record.ts'
import type { SaveRecord } from '../../records/use-save-record.tsx'
import { isEmpty } from '../../records/value-kinds.ts'
import styles from './record.module.css'

type Props = { info: RecordTypeInfo; answer: RecordAnswer; save: SaveRecord }

const figureFields = [
  'cost',
  'amount',
  'total',
  'probability',
  'closeDate',
  'due',
  'priority',
  'industry',
  'employees',
  'placedAt',
  'minutes',
]
const mostFigures = 4
/** What deals and the like are counted together for. */
const rollsUp: ReadonlySet<RecordType> = new Set(['company', 'campaign'])

export function RecordHead({ info, answer: { record, labels }, save }: Props) {
  const now = useNow(30_000)
  const Icon = recordIcons[info.type]
  const rolled = useMoneyFigures(info.type, record.id, rollsUp.has(info.type))
  const path = info.fields.find(({ name }) => name === 'stage' || name === 'status')
  const own = info.fields
    .filter(({ name }) => figureFields.includes(name) && !isEmpty(record.values[name]))
    .map((field): [string, string] => [field.label, fieldText(field, record.values[field.name], labels)])
  const figures = [...(rollsUp.has(info.type) ? rolled.filter(([, text]) => text !== '') : []), ...own].slice(
    0,
    mostFigures,
  )
  return (
    <header className={styles.head}>
      <span className={styles.sign} aria-hidden="true">
        <Icon size={22} stroke={1.75} />
      </span>
      <div className={styles.title}>
        <div className="row" style={{ flexWrap: 'wrap', gap: '2px 8px' }}>
          <h1 className={styles.name} title={record.label} dir="auto">
            {record.label || info.label}
          </h1>
          {record.deletedAt && <span className="chip bad">deleted</span>}
          {record.mergedInto && (
            <Link to={recordPath(info.type, record.mergedInto)} className="chip warn">
              merged into another: open it
            </Link>
          )}
        </div>
        <p className="faint sm">
          {info.label}, changed by {record.updatedBy.name}{' '}
          <span title={dayAndTime(record.updatedAt)}>{ago(record.updatedAt, now)}</span>
        </p>
      </div>
      <dl className={styles.figures}>
        {figures.map(([name, text]) => (
          <div key={name} className={styles.figure}>
            <dt className="xs faint">{name}</dt>
            <dd className="medium num">{text}</dd>
          </div>
        ))}
      </dl>
      {info.type === 'task' && (
        <May permission="edit">
          <DoneButton record={record} save={save} />
        </May>
      )}
      {info.type === 'company' && (
        <Link to={'/duplicates' as string} search={{ type: 'company', of: record.id }} className="button">
          Find duplicates
        </Link>
      )}
      <May permission="edit">
        <DeleteButton info={info} record={record} />
      </May>
      {path && !path.derived && !record.deletedAt && (
        <StagePath
          field={path}
          record={record}
          onMove={(value) => void save(record, { [path.name]: value })}
        />
      )}
    </header>
  )
}

/** What one does with a task more often than anything else. */
function DoneButton({ record, save }: { record: RecordAnswer['record']; save: SaveRecord }) {
  const isDone = record.values.done === true
  return (
    <button
      type="button"
      className={isDone ? 'button' : 'button primary'}
      onClick={() => void save(record, { done: !isDone })}
    >
      {!isDone && <IconCheck size={14} aria-hidden />}
      {isDone ? 'Open it again' : 'Done'}
    </button>
  )
}

function DeleteButton({ info, record }: { info: RecordTypeInfo; record: RecordAnswer['record'] }) {
  const { isDeleted, isPending, act } = useDeleteRecord(record)
  return (
    <button
      type="button"
      className={isDeleted ? 'button' : 'button icon'}
      aria-label={isDeleted ? undefined : `Delete this ${info.label.toLowerCase()}`}
      title={isDeleted ? undefined : 'Delete; it can be restored'}
      disabled={isPending}
      onClick={act}
    >
      {isDeleted ? 'Restore' : <IconTrash size={15} aria-hidden />}
    </button>
  )
}

type PathProps = { field: Field; record: RecordAnswer['record']; onMove: (value: string) => void }

function StagePath({ field, record, onMove }: PathProps) {
  const options = (field.options ?? []).filter(({ group }) => !group || group === record.values.pipeline)
  const mayEdit = useMay('edit')
  const at = options.findIndex(({ value }) => value === record.values[field.name])
  return (
    <ol className={styles.path} aria-label={field.label}>
      {options.map(({ value, label }, index) => (
        <li key={value}>
          <button
            type="button"
            aria-current={index === at ? 'step' : undefined}
            data-past={index < at || undefined}
            data-end={value === 'lost' || value === 'cancelled' ? 'bad' : undefined}
            disabled={!mayEdit}
            onClick={() => index !== at && onMove(value)}
          >
            <span className="clip">{label}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
