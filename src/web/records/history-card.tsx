/** Who changed what and when. */
import type { RecordChange, RecordTypeInfo } from '../../model/crm/crm-record.ts'
import { useRecordHistory } from '../api/use-records.ts'
import { FailureLine } from '../parts/failure-line.tsx'
import { ago, dayAndTime } from '../parts/format.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { useNow } from '../parts/use-now.ts'
import { CardSection } from './card-section.tsx'
import { fieldText } from './field-text.ts'
import styles from './history.module.css'

type Props = { info: RecordTypeInfo; id: string; labels: Readonly<Record<string, string>> }

const actions: Record<RecordChange['action'], string> = {
  create: 'made it',
  update: 'changed',
  delete: 'deleted it',
  restore: 'restored it',
}

export function HistoryCard({ info, id, labels }: Props) {
  const history = useRecordHistory(info.type, id)
  const now = useNow(60_000)
  const rows = history.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <CardSection title="History">
      {history.isPending && <Skeleton width="80%" />}
      {!history.data && <FailureLine error={history.error} />}
      <ol className={styles.history}>
        {rows.map((change) => (
          <li key={change.id}>
            <p className="sm">
              <b>{change.actor.name}</b> {actions[change.action]}{' '}
              <span className="xs faint" title={dayAndTime(change.at)}>
                {ago(change.at, now)}
              </span>
            </p>
            {change.action === 'update' && <Changes info={info} change={change} labels={labels} />}
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <button type="button" className="link sm" onClick={() => void history.fetchNextPage()}>
          Show older
        </button>
      )}
    </CardSection>
  )
}

function Changes({
  info,
  change,
  labels,
}: {
  info: RecordTypeInfo
  change: RecordChange
  labels: Props['labels']
}) {
  return (
    <ul className="sm faint">
      {change.changes.map(({ field: name, from, to }) => {
        const field = info.fields.find((each) => each.name === name)
        if (!field) return <li key={name}>{name}</li>
        return (
          <li key={name} className={styles.change}>
            {field.label}: <span>{fieldText(field, from, labels) || 'empty'}</span> →{' '}
            <span className="medium">{fieldText(field, to, labels) || 'empty'}</span>
          </li>
        )
      })}
    </ul>
  )
}
