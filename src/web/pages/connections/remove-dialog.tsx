/** Removing a connection: whether what it brought stays or goes, with what that would be. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Brought, RemoveWish } from '../../../model/brought.ts'
import type { Connection } from '../../../model/connection.ts'
import { recordTypes } from '../../../model/crm/types/index.ts'
import { failureText } from '../../api/api-error.ts'
import { useBrought, useRemoveConnection } from '../../api/use-connections.ts'
import { toast } from '../../frame/toast.ts'
import { Counts } from '../../parts/counts.tsx'
import { AskDialog } from '../../parts/dialog.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Way, Ways } from '../../parts/ways.tsx'
import { ownersText } from './connection-words.ts'
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
    <AskDialog
      title={`Remove “${connection.name}”`}
      size={560}
      onClose={onClose}
      onSubmit={run}
      error={remove.error}
      submit={
        <button type="submit" className="button danger" disabled={remove.isPending}>
          {choice === 'keep' ? 'Remove' : 'Take back and remove'}
        </button>
      }
    >
      <Ways legend="What it brought">
        <Way
          choice="brought"
          name="Keep everything it brought"
          about="Records and interactions stay; nothing new comes."
          checked={choice === 'keep'}
          onChoose={() => setChoice('keep')}
        />
        <Way
          choice="brought"
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
      </Ways>
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
    </AskDialog>
  )
}

function WhatGoes({ brought: { records, interactions } }: { brought: Brought }) {
  const people = records.reduce((sum, { ofPeople }) => sum + ofPeople, 0)
  const others = records.reduce((sum, { ofOthers }) => sum + ofOthers, 0)
  const stays = people + others
  return (
    <>
      <Counts
        label="What goes"
        of={[
          ...records.map(({ type, goes }) => [recordTypes[type].plural, goes] as const),
          ['Interactions', interactions],
        ]}
      />
      <div className={`sm ${styles.stays}`}>
        {stays > 0 && (
          <p>
            {ownersText(people, others)} {stays === 1 ? 'stays' : 'stay'}.
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
