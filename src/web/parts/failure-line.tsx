/** Below a form: why what was sent was not taken. */
import { failureText } from '../api/api-error.ts'

export function FailureLine({ error }: { error: unknown }) {
  if (!error) return null
  return (
    <p className="sm bad" role="alert">
      {failureText(error)}
    </p>
  )
}
