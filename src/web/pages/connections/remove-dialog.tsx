/** Removing a connection: whether what it brought stays or goes, with what that would be. */
import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Brought, RemoveWish } from '../../../model/brought.ts'
import type { Connection } from '../../../model/connection.ts'
import { recordTypes } from '../../../model/crm/types/index.ts'
import { failureText } from '../../api/api-error.ts'
import { useBrought, useRemoveConnection } from '../../api/use-connections.ts'
import { toast } from '../../frame/toast.ts'
import { FailureLine } from '../../parts/failure-line.tsx'
import { count } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './remove-dialog.module.css'

type Choice = RemoveWish['brought']

export function RemoveDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const [choice, setChoice] = useState<Choice>('keep')
  const brought = useBrought(connection.id)
  const remove = useRemoveConnection(connection.id)
  const navigate = useNavigate()
  const shared = brought.data?.sharedWith[0]
  const mayTakeBack = brought.data !== undefined && shared === undefined
  const run = () =>
    remove.mutate(choice, {
      onSuccess: () => {
        if (choice === 'take-back') {
          toast('What it brought is being taken back. It can be stopped here.')
          return onClose()
        }
        toast(`“${connection.name}” is removed.`)
        void navigate({ to: '/sources' as string })
      },
    })
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className={`lg medium ${styles.title}`}>Remove “{connection.name}”</span>}
      size={560}
      radius={12}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <fieldset className={styles.choices}>
          <legend className="visually-hidden">What becomes of what it brought</legend>
          <Way
            name="Keep everything it brought"
            about="Records and interactions stay; nothing new comes."
            checked={choice === 'keep'}
            onChoose={() => setChoice('keep')}
          />
          <Way
            name="Take back what only it brought"
            about={
              shared === undefined
                ? 'Its records are deleted, and can be restored. Its interactions are gone from every map.'
                : `“${shared}” reads the same source. Remove that one first.`
            }
            checked={choice === 'take-back'}
            disabled={!mayTakeBack}
            onChoose={() => setChoice('take-back')}
          />
        </fieldset>
        {brought.isPending && (
          <div role="status" aria-label="Counting what it brought">
            <Skeleton width="100%" height={84} />
          </div>
        )}
        {brought.isError && (
          <p className="sm bad" role="alert">
            {failureText(brought.error)}
          </p>
        )}
        {brought.data && choice === 'take-back' && <WhatGoes brought={brought.data} />}
        <FailureLine error={remove.error} />
        <div className={styles.actions}>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button danger" disabled={remove.isPending}>
            {choice === 'keep' ? 'Remove' : 'Take back and remove'}
          </button>
        </div>
      </form>
    </Modal>
  )
}

type WayProps = {
  name: string
  about: string
  checked: boolean
  disabled?: boolean
  onChoose: () => void
}

function Way({ name, about, checked, disabled = false, onChoose }: WayProps) {
  return (
    <label className={styles.way}>
      <input type="radio" name="brought" checked={checked} disabled={disabled} onChange={onChoose} />
      <span>
        <span className="sm medium">{name}</span>
        <span className="sm faint">{about}</span>
      </span>
    </label>
  )
}

const recordsText = (n: number): string => `${count(n)} ${n === 1 ? 'record' : 'records'}`

function WhatGoes({ brought: { records, interactions } }: { brought: Brought }) {
  const stays = records.reduce((sum, { ofPeople, ofOthers }) => sum + ofPeople + ofOthers, 0)
  const [people, others] = [
    records.reduce((sum, { ofPeople }) => sum + ofPeople, 0),
    records.reduce((sum, { ofOthers }) => sum + ofOthers, 0),
  ]
  return (
    <>
      <dl className={styles.counts} aria-label="What goes">
        {records.map(({ type, goes }) => (
          <div key={type}>
            <dt className="sm">{recordTypes[type].plural}</dt>
            <dd className="sm medium num">{count(goes)}</dd>
          </div>
        ))}
        <div>
          <dt className="sm">Interactions</dt>
          <dd className="sm medium num">{count(interactions)}</dd>
        </div>
      </dl>
      <div className={`sm ${styles.stays}`}>
        {stays > 0 && (
          <p>
            {[
              people > 0 ? `${recordsText(people)} that people changed, merged or work with` : '',
              others > 0 ? `${recordsText(others)} of which another source tells as well` : '',
            ]
              .filter(Boolean)
              .join(' and ')}{' '}
            {stays === 1 ? 'stays' : 'stay'}.
          </p>
        )}
        <p className="faint">
          Also stay: what it changed in records that were there before it, people and companies that Waymark
          made from what it said, consents, and files of interactions from before this version.
        </p>
      </div>
    </>
  )
}
