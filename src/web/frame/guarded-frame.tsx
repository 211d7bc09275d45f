/** The frame for whoever is signed in; the way to the sign-in page for everybody else. */
import { Navigate, useRouterState } from '@tanstack/react-router'
import { useEntry } from '../api/use-entry.ts'
import { Failed } from '../parts/failed.tsx'
import { Frame } from './frame.tsx'

export function GuardedFrame() {
  const entry = useEntry()
  const href = useRouterState({ select: ({ location }) => location.href })
  if (entry.data?.me) return <Frame />
  if (entry.data) return <Navigate to="/sign-in" search={href === '/' ? {} : { next: href }} replace />
  if (entry.isError)
    return (
      <main>
        <Failed what="Who you are" error={entry.error} again={() => void entry.refetch()} />
      </main>
    )
  return <main aria-busy="true" aria-label="Loading" />
}
