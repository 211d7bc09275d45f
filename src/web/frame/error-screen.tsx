/** A page broke while it was drawn: the rest of the app keeps working. */
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { failureText } from '../api/api-error.ts'
import { Notice } from '../parts/notice.tsx'

export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <Notice title="This page could not be shown" tone="bad">
      <p>{failureText(error)}</p>
      <button
        type="button"
        className="button primary"
        onClick={() => {
          reset()
          void router.invalidate()
        }}
      >
        Try again
      </button>
    </Notice>
  )
}
