/** What somebody has typed into the composer of a record and not yet added: it waits there until it is added or emptied. */
import { useState, useSyncExternalStore } from 'react'
import type { CrmRecord } from '../../model/crm/crm-record.ts'
import type { FieldValues } from '../../model/crm/field-value.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { isoOf } from './time-text.ts'

const tabs = ['reply', 'note', 'call', 'meeting', 'visit', 'email', 'task'] as const
export type Tab = (typeof tabs)[number]

export const tabsFor = (type: RecordType): Tab[] => tabs.filter((tab) => tab !== 'reply' || type === 'ticket')

export const tabNames: Record<Tab, string> = {
  reply: 'Reply',
  note: 'Note',
  call: 'Call',
  meeting: 'Meeting',
  visit: 'Visit',
  email: 'E-mail',
  task: 'Task',
}

export const typeOfTab = (tab: Tab) => (tab === 'note' ? 'note' : tab === 'task' ? 'task' : 'activity')

export type Scale = 'nps' | 'csat' | 'rating'

/** Subject and text belong to all tabs: whoever began a note and meant a call has lost nothing. */
export type Draft = {
  tab: Tab
  subject: string
  text: string
  direction: 'in' | 'out'
  /** as the browser's time field gives it; empty: now */
  at: string
  minutes: string
  due: string
  /** '' nobody; undefined: whoever writes it */
  assignee: string | undefined
  score: string
  scale: Scale
  isPrivate: boolean
  /** what becomes of the ticket that is replied to; '' stays as it is */
  status: string | undefined
}

export const emptyDraft = (tab: Tab): Draft => ({
  tab,
  subject: '',
  text: '',
  direction: 'out',
  at: '',
  minutes: '',
  due: '',
  assignee: undefined,
  score: '',
  scale: 'rating',
  isPrivate: false,
  status: undefined,
})

type DraftOf = Pick<CrmRecord, 'type' | 'id'>

/** Until the page is loaded anew, and so never for the next person who signs in. */
const waiting = new Map<string, Draft>()
const watching = new Set<() => void>()
const keyOf = ({ type, id }: DraftOf): string => `${type} ${id}`

const keep = (of: DraftOf, draft: Draft | undefined): void => {
  if (draft) waiting.set(keyOf(of), draft)
  else waiting.delete(keyOf(of))
  for (const changed of watching) changed()
}

const watch = (changed: () => void): (() => void) => {
  watching.add(changed)
  return () => watching.delete(changed)
}

/** What is waiting keeps its words when something else is begun. */
export const beginDraft = (of: DraftOf, some: Partial<Draft> & { tab: Tab }): void =>
  keep(of, { ...(waiting.get(keyOf(of)) ?? emptyDraft(some.tab)), ...some })

export function useDraft(of: DraftOf) {
  const kept = useSyncExternalStore(watch, () => waiting.get(keyOf(of)))
  const [tab, setTab] = useState<Tab>(tabsFor(of.type)[0] ?? 'note')
  const draft = kept ?? emptyDraft(tab)
  return {
    draft,
    change: (some: Partial<Draft>) => keep(of, { ...draft, ...some }),
    /** The next one is of the same kind. */
    clear: () => {
      setTab(draft.tab)
      keep(of, undefined)
    },
  }
}

export const isReady = ({ tab, text, subject }: Draft): boolean => {
  if (tab === 'note' || tab === 'reply') return text.trim() !== ''
  return tab === 'task' ? subject.trim() !== '' : true
}

/** What still lies ahead is planned, and not yet on the timeline. */
export const isPlanned = ({ tab, at }: Draft, now: Date): boolean => {
  const time = typeOfTab(tab) === 'activity' ? isoOf(at) : null
  return time !== null && Date.parse(time) > now.getTime()
}

/** What a ticket becomes by a reply, unless something else is chosen; '' stays as it is. */
export const statusAfter = ({ direction, status }: Draft): string =>
  status ?? (direction === 'out' ? 'waiting' : 'open')

type Around = { /** what is replied to */ about: string /** who writes */; me: string; now: Date }

/** What the draft says, as values of the record it becomes. */
export function valuesOfDraft(draft: Draft, { about, me, now }: Around): FieldValues {
  const { tab, subject, text, direction, score, scale } = draft
  if (tab === 'note')
    return {
      text,
      ...(score === '' ? {} : { score: Number(score), scale }),
      ...(draft.isPrivate ? { private: true } : {}),
    }
  if (tab === 'task')
    return {
      title: subject,
      about: text || null,
      due: isoOf(draft.due),
      assignee: (draft.assignee ?? me) || null,
    }
  return {
    kind: tab,
    subject: subject.trim() || (tab === 'reply' ? `Re: ${about}` : tabNames[tab]),
    text: text || null,
    direction: tab === 'meeting' || tab === 'visit' ? null : direction,
    at: isoOf(draft.at),
    minutes: draft.minutes === '' || tab === 'email' || tab === 'reply' ? null : Number(draft.minutes),
    ...(isPlanned(draft, now) ? { done: false } : {}),
  }
}
