/** Notes down what happened or is to happen, without leaving the page: a note, a call, a meeting, an e-mail, a task. */
import { IconCheckbox, IconNote, type TablerIcon } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { RecordTypeInfo } from '../../model/crm/crm-record.ts'
import type { FieldValues } from '../../model/crm/field-value.ts'
import { failureText } from '../api/api-error.ts'
import { useCreateRecord } from '../api/use-record-changes.ts'
import { useRecordTypes } from '../api/use-records.ts'
import { toast } from '../frame/toast.ts'
import { activityIcons } from './activity-icons.ts'
import styles from './composer.module.css'
import { givenHere, type Holder } from './holder.ts'
import { isoOf } from './time-text.ts'

const tabs = ['note', 'call', 'meeting', 'email', 'task'] as const
type Tab = (typeof tabs)[number]
const names: Record<Tab, string> = {
  note: 'Note',
  call: 'Call',
  meeting: 'Meeting',
  email: 'E-mail',
  task: 'Task',
}
const typeOf = (tab: Tab) => (tab === 'note' ? 'note' : tab === 'task' ? 'task' : 'activity')
const iconOf = (tab: Tab): TablerIcon =>
  tab === 'note' ? IconNote : tab === 'task' ? IconCheckbox : (activityIcons[tab] ?? IconNote)
const prompts: Record<Tab, string> = {
  note: 'What should everybody know? Markdown works.',
  call: 'What was said?',
  meeting: 'What was agreed?',
  email: 'What was written?',
  task: 'More about it, if needed',
}
const saidOf = (tab: Tab, isPrivate: boolean): string => {
  if (tab === 'task') return 'The task was added.'
  return isPrivate ? 'Noted. Only you see it.' : 'Noted. It is on the timeline in a moment.'
}

type Scale = 'nps' | 'csat' | 'rating'
const scales: Record<Scale, string> = { rating: 'stars of 5', csat: 'CSAT of 5', nps: 'NPS of 10' }

export function Composer({ holder }: { holder: Holder }) {
  const types = useRecordTypes()
  const [tab, setTab] = useState<Tab>('note')
  const info = types.data?.find(({ type }) => type === typeOf(tab))
  return (
    <section className={`card ${styles.composer}`} aria-label="Add to the record">
      <fieldset className="segments" style={{ margin: 0, border: 0 }} aria-label="What to add">
        {tabs.map((each) => {
          const Icon = iconOf(each)
          return (
            <button key={each} type="button" aria-pressed={each === tab} onClick={() => setTab(each)}>
              <Icon size={14} aria-hidden />
              {names[each]}
            </button>
          )
        })}
      </fieldset>
      {info && <Entry key={tab} tab={tab} info={info} holder={holder} />}
    </section>
  )
}

type EntryProps = { tab: Tab; info: RecordTypeInfo; holder: Holder }

function Entry({ tab, info, holder }: EntryProps) {
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const [direction, setDirection] = useState<'in' | 'out'>('out')
  const [due, setDue] = useState('')
  const [score, setScore] = useState('')
  const [scale, setScale] = useState<Scale>('rating')
  const [isPrivate, setPrivate] = useState(false)
  const create = useCreateRecord(info.type)
  const valuesOf = (): FieldValues => {
    if (tab === 'note')
      return {
        text,
        ...(score === '' ? {} : { score: Number(score), scale }),
        ...(isPrivate ? { private: true } : {}),
      }
    if (tab === 'task') return { title: subject, about: text || null, due: isoOf(due) }
    return { kind: tab, subject: subject.trim() || names[tab], text: text || null, direction }
  }
  const isReady = tab === 'note' ? text.trim() !== '' : tab === 'task' ? subject.trim() !== '' : true
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const filled = Object.entries({ ...givenHere(info, holder), ...valuesOf() }).filter(
      ([, value]) => value !== null,
    )
    create.mutate(Object.fromEntries(filled), {
      onSuccess: () => {
        setSubject('')
        setText('')
        setScore('')
        setDue('')
        setPrivate(false)
        toast(saidOf(tab, isPrivate))
      },
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {tab !== 'note' && (
        <input
          className={`medium ${styles.subject}`}
          aria-label="Subject"
          placeholder={tab === 'task' ? 'What is to be done?' : `Subject, e.g. ${names[tab]} about the offer`}
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
        />
      )}
      <textarea
        className={styles.text}
        rows={2}
        aria-label="Text"
        placeholder={prompts[tab]}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit()
        }}
      />
      <div className={styles.foot}>
        {tab === 'note' && (
          <label className="row xs faint">
            Score
            <input
              className="field num"
              type="number"
              min={scale === 'nps' ? 0 : 1}
              max={scale === 'nps' ? 10 : 5}
              style={{ width: 52 }}
              aria-label="Score"
              placeholder="–"
              value={score}
              onChange={(event) => setScore(event.target.value)}
            />
            <select
              className="field"
              aria-label="Scale of the score"
              value={scale}
              onChange={(event) =>
                setScale(
                  event.target.value === 'nps' ? 'nps' : event.target.value === 'csat' ? 'csat' : 'rating',
                )
              }
            >
              {Object.entries(scales).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {(tab === 'call' || tab === 'email') && (
          <select
            className="field"
            aria-label="Direction"
            value={direction}
            onChange={(event) => setDirection(event.target.value === 'in' ? 'in' : 'out')}
          >
            <option value="out">to the customer</option>
            <option value="in">from the customer</option>
          </select>
        )}
        {tab === 'task' && (
          <label className="row xs faint">
            Due
            <input
              className="field"
              type="datetime-local"
              value={due}
              onChange={(event) => setDue(event.target.value)}
            />
          </label>
        )}
        {tab === 'note' && (
          <label className="row xs faint" title="Nobody else sees it, and it tells the maps nothing.">
            <input
              type="checkbox"
              checked={isPrivate}
              onChange={(event) => setPrivate(event.target.checked)}
            />
            Only for me
          </label>
        )}
        <span className="grow" />
        <button type="submit" className="button primary" disabled={!isReady || create.isPending}>
          Add {names[tab].toLowerCase()}
        </button>
      </div>
    </form>
  )
}
