/** What surrounds every page: rail, top bar, search, keys, messages. */

import { useHotkeys } from '@mantine/hooks'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { RecordTypeInfo } from '../../model/crm/crm-record.ts'
import { useMay } from '../api/use-entry.ts'
import { useLiveLists } from '../api/use-live-lists.ts'
import { recordPath } from '../records/record-path.ts'
import styles from './frame.module.css'
import { isElsewhere } from './is-elsewhere.ts'
import { KeysHelp, showKeys } from './keys-help.tsx'
import { Palette } from './palette.tsx'
import { ProofDialog } from './proof-dialog.tsx'
import { Rail } from './rail.tsx'
import { Toasts } from './toasts.tsx'
import { TopBar } from './top-bar.tsx'

const NewRecord = lazy(() =>
  import('../records/new-record.tsx').then(({ NewRecord }) => ({ default: NewRecord })),
)

export function Frame() {
  useLiveLists()
  /** What the search begins with, while it is open. */
  const [searching, setSearching] = useState<string>()
  const [making, setMaking] = useState<RecordTypeInfo>()
  const navigate = useNavigate()
  const mayEdit = useMay('edit')
  const search = () => setSearching('')
  useHotkeys(
    [
      ['mod+K', search],
      ['/', (event) => isElsewhere(event) || search()],
      // A list hears this key first and makes a record of its own.
      ['C', (event) => isElsewhere(event) || (mayEdit && setSearching('New '))],
      ['shift+?', (event) => isElsewhere(event) || showKeys()],
    ],
    ['INPUT', 'TEXTAREA', 'SELECT'],
  )
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      <Rail />
      <TopBar onSearch={search} />
      <main id="content" className={styles.content} tabIndex={-1}>
        <Outlet />
      </main>
      <Palette
        opened={searching !== undefined}
        begin={searching ?? ''}
        onClose={() => setSearching(undefined)}
        onMake={setMaking}
      />
      {making && (
        <Suspense>
          <NewRecord
            info={making}
            onClose={() => setMaking(undefined)}
            onMade={({ type, id }) => {
              setMaking(undefined)
              void navigate({ to: recordPath(type, id) })
            }}
          />
        </Suspense>
      )}
      <KeysHelp />
      <ProofDialog />
      <Toasts />
    </div>
  )
}
