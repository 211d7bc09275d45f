/** Notes down what happened or is to happen, without leaving the page: a reply, a note, a call, a meeting, an e-mail, a task. */
import { IconCheckbox, IconNote, type TablerIcon } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import type { RecordWrite } from '../../model/crm/batch.ts'
import type { RecordTypeInfo } from '../../model/crm/crm-record.ts'
import { failureText } from '../api/api-error.ts'
import { useEntry } from '../api/use-entry.ts'
import { useBatch, useCreateRecord } from '../api/use-record-changes.ts'
import { useRecordTypes } from '../api/use-records.ts'
import { toast } from '../frame/toast.ts'
import { activityIcons } from './activity-icons.ts'
import styles from './composer.module.css'
import { ComposerFoot } from './composer-foot.tsx'
import {
  type Draft,
  isPlanned,
  isReady,
  statusAfter,
  type Tab,
  tabNames,
  tabsFor,
  typeOfTab,
  useDraft,
  valuesOfDraft,
} from './draft.ts'
import { givenHere, type Holder } from './holder.ts'

const iconOf = (tab: Tab): TablerIcon =>
  tab === 'note' ? IconNote : tab === 'task' ? IconCheckbox : (activityIcons[tab] ?? IconNote)
const prompts: Record<Tab, string> = {
  reply: 'What was answered? Waymark keeps it and sends nothing.',
  note: 'What should everybody know? Markdown works.',
  call: 'What was said?',
  meeting: 'What was agreed?',
  visit: 'What was seen and said?',
  email: 'What was written?',
  task: 'More about it, if needed',
}
const saidOf = (draft: Draft, now: Date): string => {
  if (draft.tab === 'task') return 'The task was added.'
  if (isPlanned(draft, now)) return 'Planned. It comes onto the timeline when it took place.'
  if (draft.tab === 'note' && draft.isPrivate) return 'Noted. Only you see it.'
  return 'Noted. It is on the timeline in a moment.'
}

const composerId = 'composer'

/** From elsewhere on the page: what was begun there is typed here. */
export function goToComposer(): void {
  // The fields of what was just begun are drawn first.
  requestAnimationFrame(() => {
    const composer = document.getElementById(composerId)
    composer?.scrollIntoView({ block: 'nearest' })
    composer?.querySelector('input')?.focus({ preventScroll: true })
  })
}

export function Composer({ holder }: { holder: Holder }) {
  const types = useRecordTypes()
  const { draft, change, clear } = useDraft(holder.record)
  const info = types.data?.find(({ type }) => type === typeOfTab(draft.tab))
  return (
    <section className={`card ${styles.composer}`} aria-label="Add to the record" id={composerId}>
      <fieldset className="segments" style={{ margin: 0, border: 0 }} aria-label="What to add">
        {tabsFor(holder.record.type).map((each) => {
          const Icon = iconOf(each)
          return (
            <button
              key={each}
              type="button"
              aria-pressed={each === draft.tab}
              onClick={() => change({ tab: each })}
            >
              <Icon size={14} aria-hidden />
              {tabNames[each]}
            </button>
          )
        })}
      </fieldset>
      {info && <Entry draft={draft} change={change} clear={clear} info={info} holder={holder} />}
    </section>
  )
}

type EntryProps = {
  draft: Draft
  change: (some: Partial<Draft>) => void
  clear: () => void
  info: RecordTypeInfo
  holder: Holder
}

function Entry({ draft, change, clear, info, holder }: EntryProps) {
  const { tab } = draft
  const me = useEntry().data?.me?.id ?? ''
  const create = useCreateRecord(info.type)
  const moveTicket = useBatch('ticket')
  const hasSubject = tab !== 'note' && tab !== 'reply'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const now = new Date()
    const values = {
      ...givenHere(info, holder),
      ...valuesOfDraft(draft, { about: holder.record.label, me, now }),
    }
    create.mutate(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)), {
      onSuccess: () => {
        clear()
        toast(saidOf(draft, now))
        const status = tab === 'reply' ? statusAfter(draft) : ''
        // As it is now, whoever wrote last: the reply itself has changed the ticket, too.
        const write: RecordWrite = { do: 'update', id: holder.record.id, values: { status } }
        if (status !== '' && status !== holder.record.values.status)
          moveTicket.mutate([write], {
            onError: (error) => toast(failureText(error), { tone: 'bad' }),
          })
      },
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {hasSubject && (
        <input
          className={`medium ${styles.subject}`}
          dir="auto"
          aria-label="Subject"
          placeholder={
            tab === 'task' ? 'What is to be done?' : `Subject, e.g. ${tabNames[tab]} about the offer`
          }
          value={draft.subject}
          onChange={(event) => change({ subject: event.target.value })}
        />
      )}
      <textarea
        className={styles.text}
        dir="auto"
        rows={2}
        aria-label="Text"
        placeholder={prompts[tab]}
        value={draft.text}
        onChange={(event) => change({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit()
        }}
      />
      <ComposerFoot
        draft={draft}
        change={change}
        info={info}
        isBusy={create.isPending}
        isReady={isReady(draft)}
      />
    </form>
  )
}
