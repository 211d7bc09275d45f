/** What hangs on this record: its company, its people, deals, tickets, orders; and new ones made in place. */
import { Popover } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CrmRecord, RecordTypeInfo } from '../../model/crm/crm-record.ts'
import type { Field } from '../../model/crm/field.ts'
import { failureText } from '../api/api-error.ts'
import { useFewRecords, useRecordTypes } from '../api/use-records.ts'
import { count, oneAmount } from '../parts/format.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { CardSection } from './card-section.tsx'
import { FieldView } from './field-view.tsx'
import { givenHere, type Holder, labelsHere, pointingField, pointsTo } from './holder.ts'
import { NewRecord } from './new-record.tsx'
import { recordIcons } from './record-icon.ts'
import { listPath, recordPath } from './record-path.ts'
import styles from './related.module.css'
import { isMoney } from './value-kinds.ts'

/** These have cards of their own. */
const elsewhere = new Set(['activity', 'note', 'task', 'tag'])
const most = 5

export function RelatedCard({ holder, title = 'Related' }: { holder: Holder; title?: string }) {
  const types = useRecordTypes()
  const [making, setMaking] = useState<RecordTypeInfo>()
  const [choosing, setChoosing] = useState(false)
  const { record, labels } = holder
  const own = types.data?.find(({ type }) => type === record.type)
  const up = (own?.fields ?? []).filter(
    ({ kind, to, many, name }) =>
      kind === 'relation' && to !== 'tag' && !many && typeof record.values[name] === 'string',
  )
  const down = (types.data ?? []).flatMap((info) => {
    const field = elsewhere.has(info.type) ? undefined : pointingField(info, record.type)
    return field ? [{ info, field }] : []
  })
  return (
    <CardSection
      title={title}
      action={
        down.length > 0 && (
          <Popover
            position="bottom-end"
            shadow="none"
            withinPortal
            trapFocus
            opened={choosing}
            onChange={setChoosing}
          >
            <Popover.Target>
              <button
                type="button"
                className="button quiet icon"
                aria-label="Add a related record"
                onClick={() => setChoosing(!choosing)}
              >
                <IconPlus size={15} aria-hidden />
              </button>
            </Popover.Target>
            <Popover.Dropdown className={`floating ${styles.menu}`}>
              {down.map(({ info }) => {
                const Icon = recordIcons[info.type]
                return (
                  <button
                    key={info.type}
                    type="button"
                    onClick={() => {
                      setChoosing(false)
                      setMaking(info)
                    }}
                  >
                    <Icon size={15} stroke={1.75} aria-hidden />
                    New {info.label.toLowerCase()}
                  </button>
                )
              })}
            </Popover.Dropdown>
          </Popover>
        )
      }
    >
      <ul className={styles.related}>
        {up.map((field) => {
          const id = String(record.values[field.name])
          return field.to ? (
            <Row
              key={field.name}
              type={field.to}
              to={recordPath(field.to, id)}
              name={labels[id] ?? id}
              about={field.label}
            />
          ) : null
        })}
        {down.map(({ info, field }) => (
          <Group key={info.type} info={info} field={field} holder={holder} />
        ))}
      </ul>
      <p className={`sm faint ${styles.none}`}>Nothing is connected with it.</p>
      {making && (
        <NewRecord
          info={making}
          given={givenHere(making, holder)}
          labels={labelsHere(holder)}
          onClose={() => setMaking(undefined)}
          onMade={() => setMaking(undefined)}
        />
      )}
    </CardSection>
  )
}

type GroupProps = { info: RecordTypeInfo; field: Field; holder: Holder }

function Group({ info, field, holder }: GroupProps) {
  const rule = pointsTo(field, holder)
  const few = useFewRecords(info.type, { filter: rule, sort: '-updatedAt' }, most)
  if (few.isPending)
    return (
      <li>
        <Skeleton width="70%" />
      </li>
    )
  if (few.isError && !few.data)
    return (
      <li className="sm bad" role="alert">
        {info.plural}: {failureText(few.error)}
      </li>
    )
  const { rows = [], total, labels = {} } = few.data ?? {}
  return (
    <>
      {rows.map((record) => (
        <RelatedRow key={record.id} info={info} record={record} labels={labels} />
      ))}
      {total && total.n > rows.length && (
        <li>
          <Link to={listPath(info.type)} search={{ filter: rule } as never} className="link sm">
            All {count(total.n)} {info.plural.toLowerCase()}
          </Link>
        </li>
      )}
    </>
  )
}

type RowProps = { info: RecordTypeInfo; record: CrmRecord; labels: Readonly<Record<string, string>> }

function RelatedRow({ info, record, labels }: RowProps) {
  const { values } = record
  const state = info.fields.find(({ name }) => name === 'stage' || name === 'status')
  const amount = isMoney(values.amount) ? values.amount : isMoney(values.total) ? values.total : undefined
  const about = typeof values.jobTitle === 'string' ? values.jobTitle : info.label
  return (
    <Row
      type={record.type}
      to={recordPath(record.type, record.id)}
      name={record.label || info.label}
      about={about}
      amount={amount ? oneAmount(amount.minor, amount.currency) : undefined}
    >
      {state && <FieldView field={state} value={values[state.name]} labels={labels} />}
    </Row>
  )
}

type LineProps = {
  type: CrmRecord['type']
  to: string
  name: string
  about: string
  amount?: string | undefined
  children?: React.ReactNode
}

function Row({ type, to, name, about, amount, children }: LineProps) {
  const Icon = recordIcons[type]
  return (
    <li className={styles.row}>
      <Icon size={16} stroke={1.75} className="faint" aria-hidden />
      <span className={styles.names}>
        <Link to={to} className={`sm medium clip ${styles.cover}`} title={name} dir="auto">
          {name}
        </Link>
        <span className="xs faint clip" dir="auto">
          {about}
        </span>
      </span>
      <span className={styles.end}>
        {amount && <span className="sm medium num">{amount}</span>}
        {children}
      </span>
    </li>
  )
}
