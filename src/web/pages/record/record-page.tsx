/** One record: its fields, what hangs on it, what was noted, who changed it. */

import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { RecordAnswer, RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import { RecordType } from '../../../model/crm/record-type.ts'
import { useLiveRecords, useRecord, useRecordType } from '../../api/use-records.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { NotFound } from '../../frame/not-found.tsx'
import { Failed } from '../../parts/failed.tsx'
import { May } from '../../parts/may.tsx'
import { CardSection } from '../../records/card-section.tsx'
import { Composer } from '../../records/composer.tsx'
import { FeedCard } from '../../records/feed-card.tsx'
import { FieldList } from '../../records/field-list.tsx'
import { FilesCard } from '../../records/files-card.tsx'
import { HistoryCard } from '../../records/history-card.tsx'
import { pointingField } from '../../records/holder.ts'
import { LinesCard } from '../../records/lines-card.tsx'
import { RelatedCard } from '../../records/related-card.tsx'
import { TasksCard } from '../../records/tasks-card.tsx'
import { TextCard } from '../../records/text-card.tsx'
import { CompanyTimeline, ObjectTimeline } from '../../records/timeline.tsx'
import { useListCrumb } from '../../records/use-list-crumb.ts'
import { useSaveRecord } from '../../records/use-save-record.tsx'
import { isEmpty } from '../../records/value-kinds.ts'
import { PeopleCard } from './people-card.tsx'
import styles from './record.module.css'
import { RecordHead } from './record-head.tsx'
import { RecordSkeleton } from './record-skeleton.tsx'

export function RecordPage() {
  const { type = '', id = '' } = useParams({ strict: false }) as { type?: string; id?: string }
  const known = RecordType.safeParse(type)
  return known.success ? <Loaded key={`${type} ${id}`} type={known.data} id={id} /> : <NotFound />
}

function Loaded({ type, id }: { type: RecordType; id: string }) {
  const info = useRecordType(type)
  const record = useRecord(type, id)
  useLiveRecords({ id })
  useCrumbs(useListCrumb(type, info.data?.plural ?? 'Records'), {
    name: record.data?.record.label || info.data?.label || 'Record',
  })
  if (record.isError && !record.data)
    return <Failed what="This record" error={record.error} again={() => void record.refetch()} />
  if (!record.data || !info.data) return <RecordSkeleton />
  return <Filled info={info.data} answer={record.data} />
}

/** What interactions name: a map can follow these, too. */
const hasTimeline: ReadonlySet<RecordType> = new Set(['order', 'deal', 'ticket'])

/** How it ended is read after what it was about. */
const ending = 'resolution'

function Filled({ info, answer }: { info: RecordTypeInfo; answer: RecordAnswer }) {
  const { save, dialog } = useSaveRecord(info)
  const { record, labels } = answer
  const lines = info.fields.find(({ kind }) => kind === 'lines')
  // A card that was there stays, also when another empties it while somebody writes in it.
  const [filledAtFirst] = useState(() => ({ ...record.values }))
  const isFilled = (name: string) => !isEmpty(record.values[name]) || !isEmpty(filledAtFirst[name])
  const texts = info.fields
    .filter(({ kind, name }) => kind === 'long-text' && isFilled(name))
    .toSorted((one, other) => Number(one.name === ending) - Number(other.name === ending))
  const isNoted = useRecordType('note').data
  const canNote = isNoted !== undefined && pointingField(isNoted, info.type) !== undefined
  return (
    <div className={styles.page}>
      <RecordHead info={info} answer={answer} save={save} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <CardSection title="Fields">
            <FieldList
              info={info}
              answer={answer}
              save={save}
              alwaysShown={['owner', 'customer', 'company']}
              elsewhere={texts}
            />
          </CardSection>
        </div>
        <div className={styles.column}>
          {lines && <LinesCard record={record} field={lines} save={save} />}
          {texts.map((field) => (
            <TextCard key={field.name} answer={answer} field={field} save={save} />
          ))}
          {canNote && (
            <May permission="edit">
              <Composer holder={answer} />
            </May>
          )}
          {canNote && <FeedCard holder={answer} />}
          {hasTimeline.has(info.type) && <ObjectTimeline record={record} />}
          {info.type === 'company' && <CompanyTimeline id={record.id} />}
          {!canNote && <HistoryCard info={info} id={record.id} labels={labels} />}
        </div>
        <div className={styles.column}>
          {info.type === 'company' && <PeopleCard id={record.id} />}
          <RelatedCard holder={answer} />
          <TasksCard holder={answer} />
          <FilesCard type={info.type} id={record.id} />
          {canNote && <HistoryCard info={info} id={record.id} labels={labels} />}
        </div>
      </div>
      {dialog}
    </div>
  )
}
