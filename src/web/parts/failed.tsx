/** Something could not be read: what happened, and a way to ask again. */
import { failureText } from '../api/api-error.ts'
import { Notice } from './notice.tsx'

type Props = { what: string; error: unknown; again: () => void }

export function Failed({ what, error, again }: Props) {
  return (
    <Notice title={`${what} could not be read`} tone="bad">
      <p>{failureText(error)}</p>
      <button type="button" className="button primary" onClick={again}>
        Try again
      </button>
    </Notice>
  )
}
