/** The frame for whoever is signed in; the way to the sign-in page for everybody else. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useEntry } from '../api/use-entry.ts'
import { Failed } from '../parts/failed.tsx'
import { Frame } from './frame.tsx'

export function GuardedFrame() {
  const entry = useEntry()
  if (entry.data?.me) return <Frame />
  if (entry.data) return <ToSignIn />
  if (entry.isError)
    return (
      <main>
        <Failed what="Who you are" error={entry.error} again={() => void entry.refetch()} />
      </main>
    )
  return <main aria-busy="true" aria-label="Loading" />
}

/** Once, with the address as it is now: while the way there is under way, the address changes already. */
function ToSignIn() {
  const navigate = useNavigate()
  useEffect(() => {
    const here = location.pathname + location.search
    if (location.pathname === '/sign-in') return
    void navigate({ to: '/sign-in', search: here === '/' ? {} : { next: here }, replace: true })
  }, [navigate])
  return <main aria-busy="true" aria-label="Loading" />
}
